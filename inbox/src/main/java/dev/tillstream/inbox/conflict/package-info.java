/** Conflicts (PROTOCOL §5): opened by rules, settled by people, kept by the service that owns the record. */
@NullMarked
package dev.tillstream.inbox.conflict;

import org.jspecify.annotations.NullMarked;
