/** Sales, returns, payments, invoices: booked as they happened, once; a second under the same id is kept aside. */
@NullMarked
package dev.tillstream.orders.fact;

import org.jspecify.annotations.NullMarked;
