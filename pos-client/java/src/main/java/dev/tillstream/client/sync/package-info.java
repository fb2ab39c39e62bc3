/** Bringing the outbox up and the feed down, whatever happens in between. */
@NullMarked
package dev.tillstream.client.sync;

import org.jspecify.annotations.NullMarked;
