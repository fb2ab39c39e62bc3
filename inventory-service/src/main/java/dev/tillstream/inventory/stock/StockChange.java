package dev.tillstream.inventory.stock;

import dev.tillstream.contracts.money.Quantity;

/** A signed change of one level. */
record StockChange(LevelKey level, Quantity change) {}
