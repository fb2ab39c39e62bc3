/** Goods that are gone: broken, expired, stolen. */
@NullMarked
package dev.tillstream.inventory.loss;

import org.jspecify.annotations.NullMarked;
