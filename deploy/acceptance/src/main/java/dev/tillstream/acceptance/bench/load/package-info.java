/** Tills that cost next to nothing: prepared bytes over plain sockets, so that the load leaves the machine to the system. */
@NullMarked
package dev.tillstream.acceptance.bench.load;

import org.jspecify.annotations.NullMarked;
