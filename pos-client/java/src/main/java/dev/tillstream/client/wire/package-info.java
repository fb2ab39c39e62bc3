/** JSON as the protocol wants it, on the till. */
@NullMarked
package dev.tillstream.client.wire;

import org.jspecify.annotations.NullMarked;
