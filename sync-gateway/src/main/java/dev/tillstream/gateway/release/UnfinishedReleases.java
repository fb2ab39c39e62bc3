package dev.tillstream.gateway.release;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Carries out decisions that their gateway could not: because it ended, or because Kafka was away. Two gateways may do so
 * at once; what is published twice has one effect.
 */
@ApplicationScoped
public class UnfinishedReleases {
    private static final Logger LOG = Logger.getLogger(UnfinishedReleases.class);

    /** Longer than a gateway tries itself. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final DecisionStore store;
    private final ReleaseRules rules;
    private final ReleaseHandler handler;
    private final InstantSource clock;

    UnfinishedReleases(DecisionStore store, ReleaseRules rules, ReleaseHandler handler, InstantSource clock) {
        this.store = store;
        this.rules = rules;
        this.handler = handler;
        this.clock = clock;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> publish() {
        return store.unfinished(clock.instant().minus(GRACE), ReleaseHandler.CHUNK)
                .chain(this::publishAll)
                .onFailure()
                .invoke(failure -> LOG.warnf("unfinished releases wait: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> publishAll(List<KeptOperation> unfinished) {
        return Multi.createFrom()
                .iterable(unfinished)
                .onItem()
                .transformToUniAndConcatenate(this::publish)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> publish(KeptOperation kept) {
        if (kept.answered() != null) {
            return store.finish(List.of(kept));
        }
        try {
            LOG.infof("publishing operation %s, whose release was not finished", kept.opId());
            return handler.publish(Objects.requireNonNull(kept.decidedBy()), List.of(rules.check(kept)));
        } catch (ReleaseRules.HeldException e) {
            LOG.warnf("operation %s is open again, it can't be released: %s", kept.opId(), e.getMessage());
            return store.reopen(kept);
        }
    }
}
