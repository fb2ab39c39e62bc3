/** A protocol fake with faults, for the client's own tests. */
@NullMarked
package dev.tillstream.client.fake;

import org.jspecify.annotations.NullMarked;
