/** POST /invoices: one invoice without a batch, its receipt the answer (S0-26). */
@NullMarked
package dev.tillstream.gateway.invoice;

import org.jspecify.annotations.NullMarked;
