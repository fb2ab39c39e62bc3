/** What was paid and what is owed: tenders, later payments, and customers' accounts as a ledger (B-6). */
@NullMarked
package dev.tillstream.orders.payment;

import org.jspecify.annotations.NullMarked;
