/** Corrections of stock by people. */
@NullMarked
package dev.tillstream.inventory.adjust;

import org.jspecify.annotations.NullMarked;
