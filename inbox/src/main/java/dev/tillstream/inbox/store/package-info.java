/** Set-based SQL for the tables that contracts define: many rows in one statement. */
@NullMarked
package dev.tillstream.inbox.store;

import org.jspecify.annotations.NullMarked;
