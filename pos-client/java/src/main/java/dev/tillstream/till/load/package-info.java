/** Products, customers, stock and prices from CSV files, and any table into a file (B-18). */
@NullMarked
package dev.tillstream.till.load;

import org.jspecify.annotations.NullMarked;
