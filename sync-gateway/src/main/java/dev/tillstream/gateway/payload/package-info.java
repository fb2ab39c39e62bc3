/** What a payload may hold, field by field, and what its content amounts to. */
@NullMarked
package dev.tillstream.gateway.payload;

import org.jspecify.annotations.NullMarked;
