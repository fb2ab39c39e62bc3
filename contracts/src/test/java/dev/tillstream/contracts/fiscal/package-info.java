/** Tests of the chain over documents. */
@NullMarked
package dev.tillstream.contracts.fiscal;

import org.jspecify.annotations.NullMarked;
