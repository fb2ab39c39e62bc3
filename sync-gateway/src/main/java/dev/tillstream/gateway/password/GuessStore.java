package dev.tillstream.gateway.password;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Failures in a row, in the database: one statement counts and decides, so gateways can't be played off. */
@Singleton
final class GuessStore {
    private static final String COUNT = """
            insert into login_failures as f (subject_hash, failures, pending, last_at)
            values (decode($1, 'hex'), 1, 1, $2)
            on conflict (subject_hash) do update
            set failures = case when f.last_at <= $3 then 1 else f.failures + 1 end,
                pending = case when f.last_at <= $3 then 1 else f.pending + 1 end,
                last_at = excluded.last_at
            where f.failures < $4 or f.last_at <= $3
            """;
    private static final String SETTLE = """
            update login_failures set pending = greatest(pending - 1, 0), failures = greatest(failures - $2, 0)
            where subject_hash = decode($1, 'hex')
            """;
    private static final String FIND =
            "select last_at, pending > 0 from login_failures where subject_hash = decode($1, 'hex')";
    private static final String LOCKED = """
            select encode(subject_hash, 'hex') from login_failures
            where subject_hash = any(select decode(hex, 'hex') from unnest($1::text[]) as s (hex))
                and last_at > $2 and failures >= $3
            """;
    private static final String FORGET = "delete from login_failures where subject_hash = decode($1, 'hex')";
    private static final String PURGE = "delete from login_failures where last_at < $1";

    private final Pool pool;

    GuessStore(Pool pool) {
        this.pool = pool;
    }

    /** @param undecided whether some of them may turn out to be no failures */
    record Tries(Instant lastAt, boolean undecided) {}

    /** Whether the try was counted: it was not the first too many. Failures up to {@code forgottenAt} don't count. */
    Uni<Boolean> count(String subject, Instant now, Instant forgottenAt, int most) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(subject, utc(now), utc(forgottenAt), most))
                .map(rows -> rows.rowCount() > 0);
    }

    /** A try is decided; one that was none is given back. */
    Uni<Void> settle(String subject, boolean failed) {
        return pool.preparedQuery(SETTLE)
                .execute(Tuple.of(subject, failed ? 0 : 1))
                .replaceWithVoid();
    }

    Uni<Optional<Tries>> find(String subject) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(subject))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Tries(row.getOffsetDateTime(0).toInstant(), row.getBoolean(1))));
    }

    Uni<Set<String>> locked(Collection<String> subjects, Instant forgottenAt, int most) {
        return pool.preparedQuery(LOCKED)
                .execute(Tuple.of(subjects.toArray(String[]::new), utc(forgottenAt), most))
                .map(rows -> rows.stream().map(row -> row.getString(0)).collect(Collectors.toSet()));
    }

    Uni<Void> forget(String subject) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(subject)).replaceWithVoid();
    }

    Uni<Void> purge(Instant before) {
        return pool.preparedQuery(PURGE).execute(Tuple.of(utc(before))).replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
