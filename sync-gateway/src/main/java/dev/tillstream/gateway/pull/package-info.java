/** GET /sync/pull: pages of the feed with the receipts that belong to them (PROTOCOL §2). */
@NullMarked
package dev.tillstream.gateway.pull;

import org.jspecify.annotations.NullMarked;
