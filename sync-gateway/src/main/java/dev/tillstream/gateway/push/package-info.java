/** POST /sync/batch: operations of a till go to Kafka (PROTOCOL §1). */
@NullMarked
package dev.tillstream.gateway.push;

import org.jspecify.annotations.NullMarked;
