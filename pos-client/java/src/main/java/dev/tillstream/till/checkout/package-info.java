/** Selling, parking, taking back, being paid. */
@NullMarked
package dev.tillstream.till.checkout;

import org.jspecify.annotations.NullMarked;
