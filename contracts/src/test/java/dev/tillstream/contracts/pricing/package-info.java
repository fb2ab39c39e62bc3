/** Tests of what a cart costs. */
@NullMarked
package dev.tillstream.contracts.pricing;

import org.jspecify.annotations.NullMarked;
