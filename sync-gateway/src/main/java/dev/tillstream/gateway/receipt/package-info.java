/** How operations ended: the receipts that were given, looked up by operation, by number and in the order of the feed. */
@NullMarked
package dev.tillstream.gateway.receipt;

import org.jspecify.annotations.NullMarked;
