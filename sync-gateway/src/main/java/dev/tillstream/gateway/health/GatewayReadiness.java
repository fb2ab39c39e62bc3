package dev.tillstream.gateway.health;

import dev.tillstream.gateway.feed.FeedConsumer;
import dev.tillstream.gateway.head.HeadListener;
import dev.tillstream.gateway.head.Heads;
import dev.tillstream.gateway.topic.TopicSetup;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means: pushes can become durable, pulls can be read, and the feed moves. A feed that stands still while the
 * database moves, or a batch that can't be written, makes the gateway not ready.
 */
@Readiness
@ApplicationScoped
public class GatewayReadiness implements AsyncHealthCheck {
    private static final Duration STUCK = Duration.ofSeconds(20);

    private final Reachability reachability;
    private final TopicSetup topics;
    private final HeadListener listener;
    private final Heads heads;
    private final FeedConsumer feed;

    GatewayReadiness(
            Reachability reachability, TopicSetup topics, HeadListener listener, Heads heads, FeedConsumer feed) {
        this.reachability = reachability;
        this.topics = topics;
        this.listener = listener;
        this.heads = heads;
        this.feed = feed;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return reachability.database().chain(database -> reachability.kafka().map(kafka -> answer(database, kafka)));
    }

    private HealthCheckResponse answer(boolean database, boolean kafka) {
        boolean feedMoves = feed.stuckFor().compareTo(STUCK) < 0 && reachability.feedIsConsumed();
        boolean headsMove = listener.isListening() && !heads.isStandingStill();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("gateway")
                .withData("database", database)
                .withData("kafka", kafka)
                .withData("topics", topics.isReady())
                .withData("feed_consumer", feedMoves)
                .withData("heads", headsMove);
        return answer.status(database && kafka && topics.isReady() && feedMoves && headsMove)
                .build();
    }
}
