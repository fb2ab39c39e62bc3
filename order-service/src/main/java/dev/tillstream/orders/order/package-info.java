/** Sales and their voids: facts, applied as they happened; what looks wrong becomes a conflict for a person. */
@NullMarked
package dev.tillstream.orders.order;

import org.jspecify.annotations.NullMarked;
