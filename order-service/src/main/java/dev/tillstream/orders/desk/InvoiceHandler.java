package dev.tillstream.orders.desk;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.Decision;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.orders.invoice.Invoice;
import java.time.Instant;

/** Keeps an invoice: a final event, created once (S0-15). */
final class InvoiceHandler {
    private final Books books;
    private final Conflicts conflicts;

    InvoiceHandler(Books books, Conflicts conflicts) {
        this.books = books;
        this.conflicts = conflicts;
    }

    Decision create(PushedOperation pushed, Instant now) {
        Key key = new Key(pushed.origin().organizationId(), pushed.operation().id());
        Invoice first = books.invoices.find(key);
        if (first == null) {
            Invoice invoice = Invoice.of(pushed, now);
            books.invoices.add(invoice);
            return Decision.of(Receipt.applied(pushed, 1), invoice.record().toChange(Tables.INVOICES));
        }
        if (first.fingerprint().equals(pushed.fingerprint())) {
            return Decision.of(Receipt.applied(pushed, first.record().version()));
        }
        return conflicts.keepAside(first.duplicate(pushed), Tables.INVOICES, first.record(), pushed, now);
    }
}
