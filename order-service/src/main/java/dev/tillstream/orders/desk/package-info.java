/** Where an operation of the service's own tables meets its handler, and what steps a document takes later. */
@NullMarked
package dev.tillstream.orders.desk;

import org.jspecify.annotations.NullMarked;
