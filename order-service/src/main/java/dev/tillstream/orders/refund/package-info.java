/** Goods that came back (B-7): at any branch, perhaps before their sale; what exceeds the sale becomes a conflict. */
@NullMarked
package dev.tillstream.orders.refund;

import org.jspecify.annotations.NullMarked;
