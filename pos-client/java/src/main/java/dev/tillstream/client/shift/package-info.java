/** Shifts and their reports, computed on the till. */
@NullMarked
package dev.tillstream.client.shift;

import org.jspecify.annotations.NullMarked;
