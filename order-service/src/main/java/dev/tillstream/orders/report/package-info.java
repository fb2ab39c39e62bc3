/** Sums for reports, kept in the transaction of the document that they count. */
@NullMarked
package dev.tillstream.orders.report;

import org.jspecify.annotations.NullMarked;
