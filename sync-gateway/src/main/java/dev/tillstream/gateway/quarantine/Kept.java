package dev.tillstream.gateway.quarantine;

import dev.tillstream.contracts.QuarantinedOperation;

/**
 * A quarantined operation and the row that it gets.
 *
 * @param id the same when the record comes again
 */
record Kept(String id, QuarantinedOperation operation) {}
