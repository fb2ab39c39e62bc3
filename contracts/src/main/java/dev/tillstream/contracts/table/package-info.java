/** The synced tables as data: one definition for the gateway's checks, the services' columns and the till's schema. */
@NullMarked
package dev.tillstream.contracts.table;

import org.jspecify.annotations.NullMarked;
