/** Ledgers as people read them: what moved a product's stock, what is owed to a supplier, and what the stock is worth. */
@NullMarked
package dev.tillstream.inventory.ledger;

import org.jspecify.annotations.NullMarked;
