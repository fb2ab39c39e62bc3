/** Tests of how far a till may go by itself. */
@NullMarked
package dev.tillstream.contracts.limits;

import org.jspecify.annotations.NullMarked;
