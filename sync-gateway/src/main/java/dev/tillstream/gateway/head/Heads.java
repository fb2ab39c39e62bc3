package dev.tillstream.gateway.head;

import dev.tillstream.gateway.caller.Caller;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * How far every feed has come, in memory (DESIGN §7): that there is nothing new costs no query, and whoever waits is
 * woken by the announcement of a commit. What may have been missed is read again: after the listening connection broke,
 * and when the database has moved on without an announcement.
 */
@ApplicationScoped
public class Heads {
    private static final Logger LOG = Logger.getLogger(Heads.class);
    private static final Duration ANNOUNCEMENT_DUE = Duration.ofSeconds(1);
    private static final int READINGS = 3;
    private static final int SWEEP_EVERY_TICKS = 900;

    private final Map<String, OrganizationHead> organizations = new ConcurrentHashMap<>();
    private final Map<String, Long> expected = new ConcurrentHashMap<>();
    private final AtomicLong tick = new AtomicLong();
    private final HeadStore store;
    private final Vertx vertx;
    private volatile boolean standingStill;
    private volatile boolean stopping;

    Heads(HeadStore store, Vertx vertx, MeterRegistry metrics) {
        this.store = store;
        this.vertx = vertx;
        Gauge.builder("tillstream.tills.waiting", this, Heads::waiting).register(metrics);
    }

    /** The caller's view; from memory, but for the first time. */
    public Uni<View> view(Caller caller) {
        OrganizationHead organization = organization(caller);
        return organization
                .view(caller, tick.get())
                .map(view -> Uni.createFrom().item(view))
                .orElseGet(() -> read(caller, READINGS));
    }

    /** The caller's view, not older than the database's: for a cursor that is ahead of what this gateway knows. */
    public Uni<View> viewFromDatabase(Caller caller) {
        return read(caller, READINGS);
    }

    /** True as soon as there is something newer than {@code seen} in the caller's view; false after {@code atMost}. */
    public Uni<Boolean> await(Caller caller, long seen, Duration atMost) {
        return await(caller, OrganizationHead.keys(caller), seen, atMost);
    }

    /** The same for anything in the organization, whoever may see it: {@code seen} is {@link View#through}. */
    public Uni<Boolean> awaitAnything(Caller caller, long seen, Duration atMost) {
        if (stopping) {
            return Uni.createFrom().item(false);
        }
        OrganizationHead organization = organization(caller);
        return wait(organization, List.of(), organization.awaitNext(seen + 1), atMost);
    }

    /** The same as {@link #await}, for the caller's receipts alone. */
    public Uni<Boolean> awaitReceipts(Caller caller, long seen, Duration atMost) {
        return await(caller, List.of(Announcement.deviceKey(caller.deviceId())), seen, atMost);
    }

    /** A number up to {@code since} from which all callers of the branch can share a page. */
    public long sharedStart(Caller caller, long since) {
        return organization(caller).sharedStart(caller, since);
    }

    /** Whether the database's heads moved and ours did not. */
    public boolean isStandingStill() {
        return standingStill;
    }

    /** Whether nobody should wait any more. */
    public boolean isStopping() {
        return stopping;
    }

    /** The process is about to end: whoever waits is answered, and streams end. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        forgetAll();
    }

    void announced(Announcement announcement) {
        OrganizationHead organization = organizations.get(announcement.organizationId());
        if (organization != null) {
            organization.announced(announcement);
        }
    }

    /** Somebody's rights have ended: whoever waits looks again whether they may. */
    void wakeAll() {
        organizations.values().forEach(OrganizationHead::wakeAll);
    }

    /** Announcements may have been missed: everything is read again. */
    void forgetAll() {
        List.copyOf(organizations.keySet()).forEach(this::forget);
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> compare() {
        sweep();
        if (organizations.isEmpty()) {
            standingStill = false;
            return Uni.createFrom().voidItem();
        }
        return store.heads(organizations.keySet())
                .invoke(this::forgetLate)
                .onFailure()
                .invoke(failure -> LOG.warnf("heads could not be compared: %s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void forgetLate(List<HeadStore.Head> heads) {
        boolean missed = false;
        for (HeadStore.Head head : heads) {
            OrganizationHead ours = organizations.get(head.organizationId());
            Long due = expected.put(head.organizationId(), head.seq());
            if (ours == null) {
                continue;
            }
            boolean late = due != null && ours.through() >= 0 && ours.through() < due;
            missed |= late;
            if (late || !ours.isOf(head.generation(), head.purgedThrough())) {
                LOG.infof("reading the heads of organization %s again", head.organizationId());
                forget(head.organizationId());
            }
        }
        standingStill = missed;
    }

    private void forget(String organizationId) {
        expected.remove(organizationId);
        OrganizationHead old = organizations.remove(organizationId);
        if (old != null) {
            old.wakeAll();
        }
    }

    private void sweep() {
        long now = tick.incrementAndGet();
        if (now % SWEEP_EVERY_TICKS == 0) {
            organizations.values().removeIf(organization -> organization.sweep(now - SWEEP_EVERY_TICKS));
        }
    }

    private Uni<View> read(Caller caller, int readings) {
        OrganizationHead organization = organization(caller);
        organization.watch(caller, tick.get());
        return store.view(caller)
                .chain(stored -> settled(organization, caller, stored))
                .chain(settled -> viewOrAgain(organization, caller, settled, readings));
    }

    private Uni<View> viewOrAgain(OrganizationHead organization, Caller caller, boolean settled, int readings) {
        if (!settled) {
            forget(caller.organizationId());
        }
        return organization
                .view(caller, tick.get())
                .filter(view -> settled)
                .map(view -> Uni.createFrom().item(view))
                .orElseGet(() -> readings > 1
                        ? read(caller, readings - 1)
                        : Uni.createFrom().failure(new TimeoutException()));
    }

    private Uni<Boolean> settled(OrganizationHead organization, Caller caller, OrganizationHead.Stored stored) {
        if (organization.take(caller, stored)) {
            return Uni.createFrom().item(true);
        }
        return wait(organization, List.of(), organization.awaitNext(stored.head()), ANNOUNCEMENT_DUE)
                .chain(woken -> woken
                        ? settled(organization, caller, stored)
                        : Uni.createFrom().item(false));
    }

    private Uni<Boolean> await(Caller caller, Collection<String> keys, long seen, Duration atMost) {
        if (stopping) {
            return Uni.createFrom().item(false);
        }
        OrganizationHead organization = organization(caller);
        return wait(organization, keys, organization.await(keys, seen), atMost);
    }

    private Uni<Boolean> wait(OrganizationHead organization, Collection<String> keys, Waiter waiter, Duration atMost) {
        Context context = vertx.getOrCreateContext();
        return Uni.createFrom()
                .completionStage(waiter.woken())
                .ifNoItem()
                .after(atMost)
                .recoverWithItem(false)
                .onTermination()
                .invoke(() -> organization.release(keys, waiter))
                .emitOn(task -> context.runOnContext(nothing -> task.run()));
    }

    private OrganizationHead organization(Caller caller) {
        return organizations.computeIfAbsent(caller.organizationId(), id -> new OrganizationHead());
    }

    private double waiting() {
        return organizations.values().stream()
                .mapToInt(OrganizationHead::waiting)
                .sum();
    }
}
