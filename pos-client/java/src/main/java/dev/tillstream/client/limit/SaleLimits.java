package dev.tillstream.client.limit;

import dev.tillstream.client.limit.LimitRules.Breaches;
import dev.tillstream.client.staff.StaffRules;
import dev.tillstream.client.store.Derived;
import dev.tillstream.client.store.OutboxReview;
import dev.tillstream.client.store.RecordReader;
import dev.tillstream.client.store.SettingsReader;
import dev.tillstream.client.store.SqlSession;
import dev.tillstream.client.store.StateKey;
import dev.tillstream.client.store.SyncState;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.limits.OfflineLimits;
import dev.tillstream.contracts.limits.OfflineLimits.Breach;
import dev.tillstream.contracts.table.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds a sale to the limits of its branch (B-8), of its stock (S1-95) and of its goods (S1-49), and writes down who allowed it more (B-9). */
public final class SaleLimits {
    private static final OfflineLimits NONE = OfflineLimits.of(Fields.NONE);

    private final OfflineTime offlineTime;
    private final Derived<Holding> limits = new Derived<>(List.of(Tables.POS_SETTINGS), SaleLimits::holding);

    /** @param stock whether more than is there needs a manager */
    private record Holding(OfflineLimits offline, boolean stock) {}

    public SaleLimits(OfflineTime offlineTime) {
        this.offlineTime = offlineTime;
    }

    /**
     * The order, with {@code metadata.overrides} where a manager allowed it.
     *
     * @throws LimitExceededException for a sale beyond a limit that nobody allowed
     * @throws IllegalArgumentException where who allowed it may not
     */
    public Fields checked(SqlSession sql, Fields order, @Nullable ManagerOverride override, Instant now) {
        Holding holding = limits.get(sql);
        Breaches breaches = new Breaches(
                offlineBreaches(sql, holding.offline(), order), new GoodsCheck(sql).breaches(order, holding.stock()));
        if (breaches.areNone()) {
            return order;
        }
        if (override == null) {
            throw new LimitExceededException(breaches.limits(), breaches.goods());
        }
        Fields manager = manager(sql, override.managerId());
        return LimitRules.overridden(order, breaches, LimitRules.word(override, manager, now));
    }

    private List<Breach> offlineBreaches(SqlSession sql, OfflineLimits holding, Fields order) {
        if (holding.equals(NONE)) {
            return List.of();
        }
        Duration offline = offlineTime.tick(sql);
        long unsynced = holding.maxOfflineAmount() == null ? 0 : new OutboxReview(sql).unsyncedSales();
        return holding.breaches(LimitRules.sale(order, offline, unsynced));
    }

    /** Keeps the time of a sale that was refused and so left nothing else behind. */
    public void remember(SqlSession sql) {
        offlineTime.tick(sql);
    }

    private static Fields manager(SqlSession sql, String id) {
        String branch = new SyncState(sql).get(StateKey.BRANCH_ID).orElse("");
        return new RecordReader(sql)
                .find(Tables.STAFF, id)
                .filter(person -> StaffRules.mayWork(person, branch) && StaffRules.mayOverride(person))
                .orElseThrow(() -> new IllegalArgumentException(id + " is no manager of this branch"));
    }

    private static Holding holding(SqlSession sql) {
        Fields settings = new SettingsReader(sql).settings();
        return new Holding(OfflineLimits.of(settings), Boolean.FALSE.equals(settings.value(GoodsBreach.STOCK)));
    }
}
