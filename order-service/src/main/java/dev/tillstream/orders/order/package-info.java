/** Sales, their voids and their status: facts, applied as they happened; what looks wrong becomes a conflict for a person. */
@NullMarked
package dev.tillstream.orders.order;

import org.jspecify.annotations.NullMarked;
