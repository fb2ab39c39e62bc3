package dev.tillstream.gateway.image;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** What makes an organization's image names unguessable: made with its first image, and never changed. */
@Singleton
final class ImageSecrets {
    private static final int BYTES = 32;
    private static final int MAX_KNOWN = 1_000;
    private static final String MAKE = """
            insert into image_secrets (organization_id, secret) values ($1, $2) on conflict (organization_id) do nothing
            """;
    private static final String FIND = "select secret from image_secrets where organization_id = $1";

    private final AsyncCache<String, byte[]> known =
            Caffeine.newBuilder().maximumSize(MAX_KNOWN).buildAsync();
    private final Pool pool;
    private final SecureRandom random;

    ImageSecrets(Pool pool, SecureRandom random) {
        this.pool = pool;
        this.random = random;
    }

    /** A failure is not remembered. */
    Uni<byte[]> of(String organizationId) {
        return Uni.createFrom()
                .completionStage(() -> known.get(
                        organizationId, (id, executor) -> findOrMake(id).subscribeAsCompletionStage()));
    }

    private Uni<byte[]> findOrMake(String organizationId) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return pool.preparedQuery(MAKE)
                .execute(Tuple.of(organizationId, Buffer.buffer(secret)))
                .chain(() -> pool.preparedQuery(FIND).execute(Tuple.of(organizationId)))
                .map(rows -> rows.iterator().next().getBuffer(0).getBytes());
    }
}
