/** What goes over the wire between tills, gateway, services and their topics: one record per message, nothing else. */
@NullMarked
package dev.tillstream.contracts;

import org.jspecify.annotations.NullMarked;
