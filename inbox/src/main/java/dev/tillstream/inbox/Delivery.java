package dev.tillstream.inbox;

import dev.tillstream.contracts.PushedOperation;

/**
 * An operation as a topic delivered it.
 *
 * @param topicKey the record's key; what follows from it is published under the same
 * @param follows it follows from another service's operation, which has its receipt there: there is none to give here
 */
public record Delivery(String topicKey, PushedOperation pushed, boolean follows) {}
