/** GET /sync/pull and /sync/stream: pages of the feed and hints that there is something (PROTOCOL §2). */
@NullMarked
package dev.tillstream.gateway.pull;

import org.jspecify.annotations.NullMarked;
