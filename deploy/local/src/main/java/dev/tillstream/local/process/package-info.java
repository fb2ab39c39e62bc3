/** Starts processes in order, waits until they are ready, starts again what dies, and stops all in order. */
@NullMarked
package dev.tillstream.local.process;

import org.jspecify.annotations.NullMarked;
