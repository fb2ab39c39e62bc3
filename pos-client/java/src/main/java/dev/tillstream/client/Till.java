package dev.tillstream.client;

import dev.tillstream.client.catalog.Editing;
import dev.tillstream.client.catalog.Products;
import dev.tillstream.client.catalog.Variants;
import dev.tillstream.client.limit.ManagerOverride;
import dev.tillstream.client.limit.OfflineTime;
import dev.tillstream.client.limit.SaleLimits;
import dev.tillstream.client.parking.Parking;
import dev.tillstream.client.record.ChainCheck;
import dev.tillstream.client.record.Goods;
import dev.tillstream.client.record.Recording;
import dev.tillstream.client.sale.PriceBook;
import dev.tillstream.client.sale.Refund;
import dev.tillstream.client.sale.Sale;
import dev.tillstream.client.sale.Selling;
import dev.tillstream.client.shift.Shifts;
import dev.tillstream.client.staff.PinCheck;
import dev.tillstream.client.store.FiscalDocuments;
import dev.tillstream.client.store.OutboxEntry;
import dev.tillstream.client.store.OutboxReview;
import dev.tillstream.client.store.RecordReader;
import dev.tillstream.client.store.TillDatabase;
import dev.tillstream.client.sync.Enrolment;
import dev.tillstream.client.sync.FullSync;
import dev.tillstream.client.sync.Gateway;
import dev.tillstream.client.sync.SyncEngine;
import dev.tillstream.contracts.DeviceStatus;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One till: a SQLite file that everything is written to first (S0-7). Selling, editing and searching never touch the
 * network; {@link #engine()} brings them to the server when it can. Thread-safe within one process; a second process on
 * the same file is refused.
 */
public final class Till implements AutoCloseable {
    private static final int USUAL_DECIMALS = 2;
    private static final Duration KEPT_AFTER_RECEIPT = Duration.ofDays(30);

    private final TillDatabase database;
    private final TillConfig config;
    private final Selling selling;
    private final Editing editing;
    private final Products products;
    private final Recording recording;
    private final OfflineTime offlineTime;
    private final PriceBook prices;
    private @Nullable SyncEngine engine;

    private Till(TillDatabase database, TillConfig config) {
        this.database = database;
        this.config = config;
        this.offlineTime = new OfflineTime(config.clock());
        this.editing = new Editing(database, config.clock(), config.ids());
        this.selling = new Selling(
                database, config.clock(), config.ids(), config.zone(), editing, new SaleLimits(offlineTime));
        this.prices = new PriceBook(database, config.clock(), config.zone());
        this.products = new Products(database);
        this.recording = new Recording(database, config.clock(), config.ids(), editing);
    }

    /**
     * Opens a till's file, or makes a new one.
     *
     * @throws dev.tillstream.client.store.TillInUseException where another process has it open
     * @throws dev.tillstream.client.store.TillStorageException where it can't be read or written
     */
    public static Till open(Path file, TillConfig config) {
        return new Till(TillDatabase.open(file, config.durability()), config);
    }

    /**
     * Makes this the till of the device that the key belongs to; again with another key of the same device after a
     * rotation.
     *
     * @param label what the till prints in its numbers; null for the end of the device's id
     */
    public DeviceStatus enroll(URI gatewayUrl, String key, @Nullable String label) {
        Gateway gateway = new Gateway(config.http(), gatewayUrl, key, config.sync());
        DeviceStatus status = new Enrolment(database)
                .enroll(gateway, gatewayUrl, key, label, InstantSource.system().instant());
        synchronized (this) {
            engine = null;
        }
        return status;
    }

    /**
     * Sells, durably, and answers the order with its {@code offline_reference}. See {@link Selling#sell}.
     *
     * @throws dev.tillstream.client.limit.LimitExceededException for a sale beyond what the till may do by itself (B-8)
     */
    public Fields sell(Sale sale) {
        return selling.sell(sale, null);
    }

    /** The same where a manager allows what the till's limits don't; the order keeps who, when and why (B-9). */
    public Fields sell(Sale sale, ManagerOverride override) {
        return selling.sell(sale, override);
    }

    /** Sales put aside for any till of the branch (B-11). */
    public Parking parking() {
        return new Parking(database, config.clock(), config.ids(), editing);
    }

    /** Takes goods back, durably. See {@link Selling#refund}. */
    public Fields refund(Refund refund) {
        return selling.refund(refund);
    }

    /**
     * Takes a sale back: the order stays, cancelled, and its goods return to the shelves.
     *
     * @throws IllegalArgumentException for an order that this till doesn't know, or that is void already
     */
    public Fields voidSale(String orderId, String reason) {
        return recording.voidSale(orderId, reason);
    }

    /** Takes what is still due of an order, or pays into a customer's account (B-6); minor units. */
    public Fields pay(Fields payment) {
        return recording.create("payments.create", payment);
    }

    /** Any operation, in one local transaction. See {@link Recording#record}. */
    public Recording recording() {
        return recording;
    }

    /** Losses, purchases, transfers, counts. */
    public Goods goods() {
        return new Goods(recording, config.clock());
    }

    public Shifts shifts() {
        return new Shifts(database, recording);
    }

    /** The prices of a cart by price lists and promotions. */
    public PriceBook prices() {
        return prices;
    }

    /** Colours and sizes of products. */
    public Variants variants() {
        return new Variants(database);
    }

    public PinCheck pins() {
        return new PinCheck(database, config.clock());
    }

    /** The documents of the device's chain, oldest first (B-3). */
    public List<FiscalDocuments.Document> documents() {
        return database.read(sql -> new FiscalDocuments(sql).all());
    }

    /** What is wrong first in the chain, in words; computed from the till's own file (B-3). */
    public Optional<String> firstBreakInChain() {
        return database.read(sql -> {
            FiscalDocuments documents = new FiscalDocuments(sql);
            return ChainCheck.firstBreak(documents.all(), documents.from());
        });
    }

    /** How many decimals the organization's currency has; 2 before it is known (B-4). */
    public int currencyDecimals() {
        return all(Tables.ORGANIZATIONS).stream()
                .findFirst()
                .map(organization -> organization.text("currency"))
                .map(code -> Currency.getInstance(code).getDefaultFractionDigits())
                .orElse(USUAL_DECIMALS);
    }

    /** Changes of master data and corrections of stock. */
    public Editing editing() {
        return editing;
    }

    public Products products() {
        return products;
    }

    /** A record with its rows, as the till shows it: optimistic changes included. */
    public Optional<Fields> find(Table table, String id) {
        return database.read(sql -> new RecordReader(sql).find(table, id));
    }

    /** All records of a table, without rows inside. */
    public List<Fields> all(Table table) {
        return database.read(sql -> new RecordReader(sql).select(table, ""));
    }

    /** Operations that are not settled well: waiting, unconfirmed, failed; oldest first. */
    public List<OutboxEntry> openOperations() {
        return database.read(sql -> new OutboxReview(sql).open());
    }

    public List<OutboxEntry> failedOperations() {
        return database.read(sql -> new OutboxReview(sql).failed());
    }

    /** Queues a failed operation again; false where there is none of that id. */
    public boolean retry(UUID opId) {
        return database.write(sql -> new OutboxReview(sql).retry(opId));
    }

    /** Forgets operations that were settled well a month ago; never anything that is open or failed. */
    public int purge() {
        return database.write(sql -> new OutboxReview(sql)
                .purgeSettledBefore(config.clock().instant().minus(KEPT_AFTER_RECEIPT)));
    }

    /** @throws IllegalStateException before the till is enrolled */
    public synchronized SyncEngine engine() {
        if (engine == null) {
            engine = new SyncEngine(
                    database, gateway(), config.sync(), InstantSource.system(), new Random(), offlineTime);
        }
        return engine;
    }

    /**
     * The gateway that the till is enrolled at.
     *
     * @throws IllegalStateException before that
     */
    public Gateway gateway() {
        return new Enrolment(database).gateway(config.http(), config.sync());
    }

    /**
     * What this till alone may hold, brought to people who decide about it.
     *
     * @throws IllegalStateException before the till is enrolled
     */
    public FullSync fullSync() {
        return new FullSync(database, gateway(), config.sync(), InstantSource.system());
    }

    public TillStatus status() {
        return database.read(sql -> TillStatus.read(sql, config.clock().instant()));
    }

    @Override
    public void close() {
        database.close();
    }
}
