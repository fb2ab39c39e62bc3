/** Goods on their way between branches (B-12). */
@NullMarked
package dev.tillstream.inventory.transfer;

import org.jspecify.annotations.NullMarked;
