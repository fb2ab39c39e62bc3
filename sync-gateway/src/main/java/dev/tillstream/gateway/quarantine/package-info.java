/** What could not be taken or applied: kept for people, and answered with a rejection. */
@NullMarked
package dev.tillstream.gateway.quarantine;

import org.jspecify.annotations.NullMarked;
