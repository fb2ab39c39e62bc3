/** Goods from suppliers, and what the chain owes for them. */
@NullMarked
package dev.tillstream.inventory.purchase;

import org.jspecify.annotations.NullMarked;
