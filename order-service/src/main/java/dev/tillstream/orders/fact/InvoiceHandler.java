package dev.tillstream.orders.fact;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.Decision;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.inbox.store.StoredRecord;
import dev.tillstream.orders.books.Books;
import dev.tillstream.orders.invoice.Invoice;
import java.time.Instant;
import java.util.Optional;

/** Keeps an invoice: a final event, created once (S0-15); nothing is counted by it. */
final class InvoiceHandler implements FactHandler {
    private final Books books;

    InvoiceHandler(Books books) {
        this.books = books;
    }

    @Override
    public Table table() {
        return Tables.INVOICES;
    }

    @Override
    public Optional<Standing> find(Key key) {
        return books.invoices().find(key).map(found -> new Standing(found.record(), found.fingerprint()));
    }

    @Override
    public Decision book(PushedOperation pushed, Instant now) {
        Invoice invoice = Invoice.of(pushed, now);
        books.invoices().add(invoice);
        return Decision.of(Receipt.applied(pushed, 1), invoice.record().toChange(Tables.INVOICES));
    }

    @Override
    public void change(StoredRecord changed) {
        books.invoices().change(changed);
    }

    @Override
    public boolean isOnAccount(StoredRecord record) {
        return false;
    }
}
