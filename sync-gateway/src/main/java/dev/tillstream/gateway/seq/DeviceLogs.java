package dev.tillstream.gateway.seq;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tillstream.gateway.caller.Caller;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** The logs of the devices that speak with this gateway; what is new in them is saved every second. */
@ApplicationScoped
public class DeviceLogs {
    private static final Logger LOG = Logger.getLogger(DeviceLogs.class);
    private static final int MAX_DEVICES = 100_000;
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LAST_SAVE = Duration.ofSeconds(2);

    private final AsyncCache<String, DeviceLog> logs = Caffeine.newBuilder()
            .maximumSize(MAX_DEVICES)
            .expireAfterAccess(IDLE)
            .buildAsync();
    private final Set<DeviceLog> changed = ConcurrentHashMap.newKeySet();
    private final SeqStore store;
    private final InstantSource clock;

    DeviceLogs(SeqStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The device's log; it has been seen now. */
    public Uni<DeviceLog> of(Caller caller) {
        return Uni.createFrom()
                .completionStage(() -> logs.get(
                        caller.deviceId(), (id, executor) -> store.load(caller).subscribeAsCompletionStage()))
                .invoke(this::seen);
    }

    /** What the device tells of itself, as JSON: kept with the next save, so however often it tells, once a second. */
    public Uni<Void> report(Caller caller, String json) {
        return of(caller).invoke(log -> log.reported(json)).invoke(changed::add).replaceWithVoid();
    }

    /** Saves now: whoever reads afterwards finds everything that was answered before. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> save() {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<DeviceLog> taken = List.copyOf(changed);
        taken.forEach(changed::remove);
        List<DeviceLog.Unsaved> unsaved =
                taken.stream().map(DeviceLog::takeUnsaved).toList();
        return store.save(unsaved)
                .onFailure()
                .invoke(failure -> keep(unsaved, failure))
                .onFailure()
                .recoverWithNull();
    }

    void stop(@Observes ShutdownEvent end) throws InterruptedException {
        try {
            save().subscribeAsCompletionStage().get(LAST_SAVE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("received numbers could not be saved at the end: %s", e);
        }
    }

    private void seen(DeviceLog log) {
        log.seen(clock.millis());
        changed.add(log);
    }

    private void keep(List<DeviceLog.Unsaved> unsaved, Throwable failure) {
        LOG.warnf("received numbers of %d devices could not be saved yet: %s", unsaved.size(), failure);
        for (DeviceLog.Unsaved each : unsaved) {
            each.log().putBack(each);
            changed.add(each.log());
        }
    }
}
