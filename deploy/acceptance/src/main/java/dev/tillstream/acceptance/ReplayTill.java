package dev.tillstream.acceptance;

import dev.tillstream.acceptance.Invoice.Line;
import dev.tillstream.client.Till;
import dev.tillstream.client.TillConfig;
import dev.tillstream.client.sale.Payment;
import dev.tillstream.client.sale.Refund;
import dev.tillstream.client.sale.RefundItem;
import dev.tillstream.client.sale.RefundRules;
import dev.tillstream.client.sale.Sale;
import dev.tillstream.client.sale.SaleItem;
import dev.tillstream.client.setup.Setup.Device;
import dev.tillstream.client.sync.GatewayException;
import dev.tillstream.client.sync.SyncEngine;
import dev.tillstream.client.sync.SyncListener;
import dev.tillstream.client.sync.SyncReport;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.money.SaleLine;
import dev.tillstream.contracts.table.Tables;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** One till that sells its share of the invoices, offline and online in turns, and syncs the rest at the end. */
final class ReplayTill implements AutoCloseable {
    private static final int SALES_BETWEEN_ROUNDS = 50;
    private static final double OFFLINE_FROM = 0.9;
    private static final Duration SYNC_LIMIT = Duration.ofMinutes(2);
    private static final Duration OUTAGE_LIMIT = Duration.ofMinutes(5);
    private static final long PAUSE_MILLIS = 500;

    private final Device device;
    private final Path file;
    private final int number;
    private final Duration turn;
    private final SimulatedClock clock = new SimulatedClock();
    private final Till till;
    private final List<Invoice> invoices = new ArrayList<>();
    private final List<Booking> returns = new ArrayList<>();
    private final AtomicLong returned = new AtomicLong();
    private final Map<String, String> orderIds = new ConcurrentHashMap<>();
    private final AtomicLong sold = new AtomicLong();
    private final AtomicLong outages = new AtomicLong();

    /**
     * @param number of the till: even ones are online when odd ones are not
     * @param turn how long a till stays offline, and then online
     */
    ReplayTill(Device device, int number, Path file, TillConfig config, URI gateway, Duration turn) {
        this.device = device;
        this.number = number;
        this.file = file;
        this.turn = turn;
        this.till = Till.open(file, config.withClock(clock));
        till.enroll(gateway, device.key(), device.name());
    }

    Device device() {
        return device;
    }

    Till till() {
        return till;
    }

    Path file() {
        return file;
    }

    long sold() {
        return sold.get();
    }

    /** How often the gateway was away when the till wanted to sync. */
    long outages() {
        return outages.get();
    }

    void assign(Invoice invoice) {
        invoices.add(invoice);
    }

    /** A return that this till takes, of a sale of its own or, by the printed number alone, of another till. */
    private record Booking(Cancellation cancellation, ReplayTill seller) {}

    void assign(Cancellation cancellation, ReplayTill seller) {
        returns.add(new Booking(cancellation, seller));
    }

    long returned() {
        return returned.get();
    }

    /** Takes back everything, offline. */
    void takeBackAll() {
        returns.forEach(this::takeBack);
    }

    private void takeBack(Booking booking) {
        Cancellation cancellation = booking.cancellation();
        Fields order = booking.seller().receiptOf(cancellation.sale());
        clock.set(cancellation.time());
        Refund refund = booking.seller() == this ? ofOwn(cancellation, order) : ofPrinted(cancellation, order);
        till.refund(refund.with("reason", "cancellation " + cancellation.number()));
        returned.incrementAndGet();
    }

    private static Refund ofOwn(Cancellation cancellation, Fields order) {
        Map<String, Quantity> quantities = new LinkedHashMap<>();
        List<Fields> lines = order.rows("items");
        cancellation
                .lines()
                .forEach(
                        one -> quantities.put(lines.get(one.line()).requiredText("id"), Quantity.ofWhole(one.units())));
        return RefundRules.of(order, quantities, "cash");
    }

    /** All that another branch has of the sale is the customer's receipt. */
    private static Refund ofPrinted(Cancellation cancellation, Fields order) {
        List<RefundItem> items = cancellation.lines().stream()
                .map(one -> item(cancellation.sale().lines().get(one.line()), one.units()))
                .toList();
        return new Refund(null, order.requiredText("offline_reference"), items, 0, "cash", Fields.NONE);
    }

    private static RefundItem item(Line line, long units) {
        SaleLine money = new SaleLine(Quantity.ofWhole(units), line.unitPrice(), 0, 0, true);
        return new RefundItem(null, ProductIds.of(line.stockCode()), money, Fields.NONE);
    }

    /** The sale as this till wrote it. */
    private Fields receiptOf(Invoice invoice) {
        String orderId = Objects.requireNonNull(orderIds.get(invoice.number()), invoice.number());
        return till.find(Tables.ORDERS, orderId).orElseThrow();
    }

    /** Sends what waits, without waiting for receipts. */
    void pushOnce() {
        try {
            till.engine().push(SyncListener.SILENT);
        } catch (GatewayException.Unreachable e) {
            outages.incrementAndGet();
        }
    }

    /** Sells everything; the last tenth offline, so that all tills come back at once. */
    void sellAll() {
        int lastOnline = (int) (invoices.size() * OFFLINE_FROM);
        int sinceRound = 0;
        boolean wasOnline = false;
        for (int i = 0; i < invoices.size(); i++) {
            Invoice invoice = invoices.get(i);
            boolean online = i < lastOnline && isOnline(invoice.time());
            if (online && (!wasOnline || sinceRound >= SALES_BETWEEN_ROUNDS)) {
                syncOnce();
                sinceRound = 0;
            }
            wasOnline = online;
            sell(invoice);
            sinceRound++;
        }
    }

    private boolean isOnline(Instant time) {
        return Math.floorMod(time.getEpochSecond() / turn.toSeconds() + number, 2) == 0;
    }

    private void sell(Invoice invoice) {
        clock.set(invoice.time());
        List<SaleItem> items = invoice.lines().stream().map(ReplayTill::item).toList();
        Sale sale = Sale.of(items, Payment.of("cash", invoice.total())).with("notes", "invoice " + invoice.number());
        orderIds.put(invoice.number(), till.sell(sale).requiredText("id"));
        sold.incrementAndGet();
    }

    private static SaleItem item(Line line) {
        SaleLine money = new SaleLine(Quantity.ofWhole(line.units()), line.unitPrice(), 0, 0, true);
        return new SaleItem(ProductIds.of(line.stockCode()), line.stockCode(), money, Fields.NONE);
    }

    private void syncOnce() {
        try {
            till.engine().push(SyncListener.SILENT);
            till.engine().pull(SyncListener.SILENT);
        } catch (GatewayException.Unreachable e) {
            outages.incrementAndGet();
        }
    }

    /**
     * Syncs until every operation has its receipt, through outages.
     *
     * @throws IllegalStateException where that doesn't come before the deadline
     */
    void syncToTheEnd(Instant deadline) {
        while (InstantSource.system().instant().isBefore(deadline)) {
            SyncReport report = answer(engine -> engine.sync(SYNC_LIMIT, SyncListener.SILENT));
            if (report.isComplete()) {
                return;
            }
            pause();
        }
        throw new IllegalStateException("till " + device.name() + " still has "
                + till.status().outbox().open() + " operations without a receipt");
    }

    /**
     * Asks until the gateway answers.
     *
     * @throws GatewayException where it is away for longer than any restart takes, or says no
     */
    <T> T answer(Function<SyncEngine, T> question) {
        Instant limit = InstantSource.system().instant().plus(OUTAGE_LIMIT);
        while (true) {
            try {
                return question.apply(till.engine());
            } catch (GatewayException.Unreachable e) {
                outages.incrementAndGet();
                if (InstantSource.system().instant().isAfter(limit)) {
                    throw e;
                }
            }
            pause();
        }
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
    }

    @Override
    public void close() {
        till.close();
    }
}
