/** How changes of master data merge, field by field (DESIGN §5): pure decisions, without I/O. */
@NullMarked
package dev.tillstream.inbox.merge;

import org.jspecify.annotations.NullMarked;
