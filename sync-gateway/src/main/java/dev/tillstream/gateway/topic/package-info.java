/** The topics: made with the right settings, and appended to until all replicas have the records. */
@NullMarked
package dev.tillstream.gateway.topic;

import org.jspecify.annotations.NullMarked;
