/** The raw limits: the same records and rows through Kafka and Postgres alone. */
@NullMarked
package dev.tillstream.acceptance.bench.raw;

import org.jspecify.annotations.NullMarked;
