/** Stock as a ledger: every change is a movement with an id of its own, a level is the sum of its movements (DESIGN §2). */
@NullMarked
package dev.tillstream.inventory.stock;

import org.jspecify.annotations.NullMarked;
