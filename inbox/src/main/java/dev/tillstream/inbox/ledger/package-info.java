/** Reading of ledgers, entry by entry, the newest first, each with the sum that it left. */
@NullMarked
package dev.tillstream.inbox.ledger;

import org.jspecify.annotations.NullMarked;
