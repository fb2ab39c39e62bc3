/** The till's SQLite file: records named as on the wire, the outbox, and what is known of the server. */
@NullMarked
package dev.tillstream.client.store;

import org.jspecify.annotations.NullMarked;
