/** What follows from orders and returns: each moves stock, once. */
@NullMarked
package dev.tillstream.inventory.sale;

import org.jspecify.annotations.NullMarked;
