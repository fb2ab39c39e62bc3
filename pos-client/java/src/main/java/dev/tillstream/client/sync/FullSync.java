package dev.tillstream.client.sync;

import dev.tillstream.client.store.OutboxEntry;
import dev.tillstream.client.store.OutboxReview;
import dev.tillstream.client.store.StateKey;
import dev.tillstream.client.store.SyncState;
import dev.tillstream.client.store.TillDatabase;
import dev.tillstream.contracts.Fields;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings everything that this till did, and still keeps, to the gateway as a proposal (S3-3, S3-12): after the servers
 * came back from a backup the tills alone know what happened since. Nothing is applied by it: a manager looks at what is
 * missing and decides. What was settled a month ago is kept no more and can't be brought.
 */
public final class FullSync {
    private static final String OPEN = "open";
    private static final String PATH = "/sync/full";

    private final TillDatabase database;
    private final Gateway gateway;
    private final SyncConfig config;
    private final InstantSource clock;

    public FullSync(TillDatabase database, Gateway gateway, SyncConfig config, InstantSource clock) {
        this.database = database;
        this.gateway = gateway;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What the gateway made of what was brought.
     *
     * @param proposal as {@link #latest} tells it
     * @param missing the servers don't have them: a person decides
     * @param known the servers have them
     * @param excluded they can't come in this way
     */
    public record Brought(Fields proposal, long missing, long known, long excluded) {
        private Brought and(List<Fields> results) {
            long lacking = count(results, "missing");
            long there = count(results, "known");
            return new Brought(proposal, missing + lacking, known + there, excluded + results.size() - lacking - there);
        }

        private static long count(List<Fields> results, String verdict) {
            return results.stream()
                    .filter(result -> verdict.equals(result.text("verdict")))
                    .count();
        }

        /** Whether somebody has to decide about an earlier proposal first, so that nothing was brought. */
        public boolean isBusy() {
            return missing + known + excluded == 0 && !OPEN.equals(proposal.text("status"));
        }
    }

    /**
     * Brings all and proposes it. One that was broken off goes on; while one waits for a person nothing is added to it.
     *
     * @param reason why, for who decides; null for none
     * @throws GatewayException where the gateway can't be reached or refuses; then again is the same proposal
     */
    public Brought propose(@Nullable String reason, SyncListener listener) {
        Fields proposal = gateway.post(PATH, reason == null ? Map.of() : Map.of("reason", reason), Fields.class);
        String id = proposal.requiredText("id");
        database.write(sql -> {
            new SyncState(sql).set(StateKey.FULL_SYNC, id);
            return null;
        });
        if (!OPEN.equals(proposal.text("status"))) {
            return new Brought(proposal, 0, 0, 0);
        }
        Brought brought = bringAll(new Brought(proposal, 0, 0, 0), id, listener);
        Fields proposed = gateway.post(PATH + '/' + id + "/propose", Map.of(), Fields.class);
        return new Brought(proposed, brought.missing(), brought.known(), brought.excluded());
    }

    /** This till's last proposal as the gateway has it, with its {@code groups}; empty before the first. */
    public Optional<Fields> latest() {
        return database.read(sql -> new SyncState(sql).get(StateKey.FULL_SYNC))
                .map(id -> gateway.get(PATH + '/' + id, Fields.class));
    }

    private Brought bringAll(Brought begun, String id, SyncListener listener) {
        Brought brought = begun;
        List<OutboxEntry> page = page(0, 0);
        while (!page.isEmpty()) {
            Batch batch = Batch.of(page, config.sizes().requestBytes(), clock.instant());
            brought = brought.and(gateway.bring(id, batch.json()).rows("results"));
            listener.pushed(batch.entries().size());
            OutboxEntry last = batch.entries().get(batch.entries().size() - 1);
            page = page(last.epoch(), last.seq());
        }
        return brought;
    }

    private List<OutboxEntry> page(int epoch, long seq) {
        return database.read(
                sql -> new OutboxReview(sql).kept(epoch, seq, config.sizes().batch()));
    }
}
