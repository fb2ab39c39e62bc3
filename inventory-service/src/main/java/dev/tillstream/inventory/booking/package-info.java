/** What an operation books, and what it is booked with. */
@NullMarked
package dev.tillstream.inventory.booking;

import org.jspecify.annotations.NullMarked;
