/** Where an operation meets the records that it touches: one handler a use case, one load and one store a batch. */
@NullMarked
package dev.tillstream.orders.desk;

import org.jspecify.annotations.NullMarked;
