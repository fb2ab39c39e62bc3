/** Lists in parts: each page begins behind the last row of the one before. */
@NullMarked
package dev.tillstream.gateway.keyset;

import org.jspecify.annotations.NullMarked;
