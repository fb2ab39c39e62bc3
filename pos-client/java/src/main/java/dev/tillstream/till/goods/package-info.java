/** Products and stock. */
@NullMarked
package dev.tillstream.till.goods;

import org.jspecify.annotations.NullMarked;
