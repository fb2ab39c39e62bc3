/** Each device's chain of documents (B-3), verified as they arrive in whatever order. */
@NullMarked
package dev.tillstream.orders.fiscal;

import org.jspecify.annotations.NullMarked;
