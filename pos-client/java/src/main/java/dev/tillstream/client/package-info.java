/** A till that never stops selling: one SQLite file, written first, synced when it can be. */
@NullMarked
package dev.tillstream.client;

import org.jspecify.annotations.NullMarked;
