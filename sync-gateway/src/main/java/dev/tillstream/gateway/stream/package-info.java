/** GET /sync/stream: hints that there is something to pull (PROTOCOL §2). */
@NullMarked
package dev.tillstream.gateway.stream;

import org.jspecify.annotations.NullMarked;
