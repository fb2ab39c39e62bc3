/** A till and its gateway: enrolling, syncing, and what became of what it did. */
@NullMarked
package dev.tillstream.till.server;

import org.jspecify.annotations.NullMarked;
