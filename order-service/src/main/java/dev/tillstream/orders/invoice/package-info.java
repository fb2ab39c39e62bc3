/** Documents for customers: final events, created once (S0-15). */
@NullMarked
package dev.tillstream.orders.invoice;

import org.jspecify.annotations.NullMarked;
