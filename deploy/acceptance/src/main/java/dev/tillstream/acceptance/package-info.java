/** Real input through the whole system: sold at tills that are offline in turns, synced, and counted against the file. */
@NullMarked
package dev.tillstream.acceptance;

import org.jspecify.annotations.NullMarked;
