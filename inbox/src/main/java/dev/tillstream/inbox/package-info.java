/** Exactly-once application of operations (DESIGN §4): admit, load, decide, store, publish, commit. */
@NullMarked
package dev.tillstream.inbox;

import org.jspecify.annotations.NullMarked;
