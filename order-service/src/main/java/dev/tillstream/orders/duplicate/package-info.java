/** Documents that came twice with different content: kept whole in a conflict until a person decides (DESIGN §5). */
@NullMarked
package dev.tillstream.orders.duplicate;

import org.jspecify.annotations.NullMarked;
