/** A real Kafka broker and a real Postgres server on one machine without an installation (DESIGN §8). */
@NullMarked
package dev.tillstream.local;

import org.jspecify.annotations.NullMarked;
