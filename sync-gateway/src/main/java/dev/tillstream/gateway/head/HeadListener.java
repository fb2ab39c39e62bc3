package dev.tillstream.gateway.head;

import dev.tillstream.gateway.GatewayConfig;
import dev.tillstream.gateway.caller.Authentication;
import dev.tillstream.gateway.session.Sessions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgNotification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The connection on which every gateway hears of commits, changed keys and ended sessions; opened again whenever it breaks. */
@ApplicationScoped
public class HeadListener {
    private static final Logger LOG = Logger.getLogger(HeadListener.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final GatewayConfig config;
    private final Heads heads;
    private final Authentication authentication;
    private final Sessions sessions;
    private volatile boolean listening;
    private volatile boolean stopping;

    HeadListener(Vertx vertx, GatewayConfig config, Heads heads, Authentication authentication, Sessions sessions) {
        this.vertx = vertx;
        this.config = config;
        this.heads = heads;
        this.authentication = authentication;
        this.sessions = sessions;
    }

    public boolean isListening() {
        return listening;
    }

    void start(@Observes StartupEvent event) {
        keepListening();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private void keepListening() {
        var unused = Uni.createFrom()
                .deferred(this::listen)
                .onFailure()
                .invoke(failure -> LOG.warnf("can't listen for heads yet: %s", failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACKOFF, MAX_BACKOFF)
                .indefinitely()
                .subscribeAsCompletionStage();
    }

    private Uni<Void> listen() {
        Announcement.Assembly assembly = new Announcement.Assembly();
        return PgConnection.connect(vertx, options())
                .call(connection -> {
                    connection.notificationHandler(note -> heard(note, assembly));
                    connection.closeHandler(this::closed);
                    return connection.query("listen " + Announcement.CHANNEL).execute();
                })
                .invoke(this::started)
                .replaceWithVoid();
    }

    /** Whatever was announced before has not been heard. */
    private void started() {
        listening = true;
        heads.forgetAll();
        authentication.forgetAll();
        sessions.forgetAll();
    }

    private void closed() {
        listening = false;
        if (!stopping) {
            LOG.warn("the connection that listens for heads broke");
            keepListening();
        }
    }

    private void heard(PgNotification note, Announcement.Assembly assembly) {
        switch (note.getPayload()) {
            case Announcement.KEYS_CHANGED -> {
                authentication.forgetAll();
                heads.wakeAll();
            }
            case Announcement.SESSIONS_ENDED -> {
                sessions.forgetAll();
                heads.wakeAll();
            }
            default -> assembly.add(note.getPayload()).forEach(heads::announced);
        }
    }

    private PgConnectOptions options() {
        GatewayConfig.Db db = config.db();
        return new PgConnectOptions()
                .setHost(db.host())
                .setPort(db.port())
                .setDatabase(db.name())
                .setUser(db.user())
                .setPassword(db.password())
                .addProperty("application_name", "sync-gateway-heads");
    }
}
