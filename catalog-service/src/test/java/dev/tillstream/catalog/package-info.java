/** The service against real Kafka and Postgres, and what its tests are made of. */
@NullMarked
package dev.tillstream.catalog;

import org.jspecify.annotations.NullMarked;
