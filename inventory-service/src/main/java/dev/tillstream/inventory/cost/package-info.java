/** What products cost: the moving average over the chain. */
@NullMarked
package dev.tillstream.inventory.cost;

import org.jspecify.annotations.NullMarked;
