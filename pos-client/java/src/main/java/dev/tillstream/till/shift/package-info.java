/** Shifts and petty cash. */
@NullMarked
package dev.tillstream.till.shift;

import org.jspecify.annotations.NullMarked;
