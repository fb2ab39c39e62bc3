package dev.tillstream.inbox;

import dev.tillstream.contracts.PushedOperation;

/**
 * An operation as a topic delivered it.
 *
 * @param topicKey the record's key; what follows from it is published under the same
 * @param follows it follows from another service's operation, which has its receipt and its inbox row there. Here it has
 *     neither: that it has one effect is made by the natural keys of what it writes, and a repetition is decided again
 */
public record Delivery(String topicKey, PushedOperation pushed, boolean follows) {}
