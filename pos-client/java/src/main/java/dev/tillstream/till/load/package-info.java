/** Products, customers, stock and prices from CSV files (B-18). */
@NullMarked
package dev.tillstream.till.load;

import org.jspecify.annotations.NullMarked;
