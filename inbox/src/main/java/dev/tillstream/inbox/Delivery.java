package dev.tillstream.inbox;

import dev.tillstream.contracts.PushedOperation;

/**
 * An operation as a topic delivered it.
 *
 * @param topicKey the record's key; what follows from it is published under the same
 */
public record Delivery(String topicKey, PushedOperation pushed) {}
