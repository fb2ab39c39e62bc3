/** How synchronization goes, for people: what waits, what is held back, and which tills nobody has heard of. */
@NullMarked
package dev.tillstream.gateway.overview;

import org.jspecify.annotations.NullMarked;
