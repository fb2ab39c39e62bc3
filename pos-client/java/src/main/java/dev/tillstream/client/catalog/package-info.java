/** Master data and stock as the till sees and changes them. */
@NullMarked
package dev.tillstream.client.catalog;

import org.jspecify.annotations.NullMarked;
