/** The feed: change records of the services become one numbered row for each record (DESIGN §7). */
@NullMarked
package dev.tillstream.gateway.feed;

import org.jspecify.annotations.NullMarked;
