/** Shifts (B-1): opened with a float, closed with what was counted; a late document counts in its own shift. */
@NullMarked
package dev.tillstream.orders.session;

import org.jspecify.annotations.NullMarked;
