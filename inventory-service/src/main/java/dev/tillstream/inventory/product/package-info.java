/** What the inventory needs to know of the catalog's products. */
@NullMarked
package dev.tillstream.inventory.product;

import org.jspecify.annotations.NullMarked;
