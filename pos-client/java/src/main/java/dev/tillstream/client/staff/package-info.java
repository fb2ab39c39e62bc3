/** Who works at the till, checked without a network. */
@NullMarked
package dev.tillstream.client.staff;

import org.jspecify.annotations.NullMarked;
