/** Selling and voiding: what one local transaction of a sale holds. */
@NullMarked
package dev.tillstream.client.sale;

import org.jspecify.annotations.NullMarked;
