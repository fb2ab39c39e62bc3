/** Records with lines that move stock: kept whole, created once. */
@NullMarked
package dev.tillstream.inventory.document;

import org.jspecify.annotations.NullMarked;
