/** Conflicts of the caller's view: listed, and resolved by an operation (PROTOCOL §5). */
@NullMarked
package dev.tillstream.gateway.conflict;

import org.jspecify.annotations.NullMarked;
