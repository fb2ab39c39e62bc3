package dev.tillstream.gateway.erasure;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Forgets erased persons where the gateway keeps what was sent: in the quarantine, and in what receipts repeat of it. */
@Singleton
public final class Erasures {
    private final ErasureStore store;

    Erasures(ErasureStore store) {
        this.store = store;
    }

    /** In the transaction that takes the record out of the feed; the same again changes nothing. */
    public Uni<Void> forget(SqlConnection connection, List<ErasedRecord> records) {
        return records.isEmpty()
                ? Uni.createFrom().voidItem()
                : Multi.createFrom()
                        .iterable(records)
                        .onItem()
                        .transformToUniAndConcatenate(record -> forget(connection, record))
                        .collect()
                        .last()
                        .replaceWithVoid();
    }

    private Uni<Void> forget(SqlConnection connection, ErasedRecord record) {
        return store.mentioning(connection, record)
                .map(found ->
                        found.stream().flatMap(each -> cleaned(record, each)).toList())
                .call(cleaned -> store.replace(connection, record, cleaned))
                .call(cleaned -> store.forgetMessages(connection, record, cleaned))
                .replaceWithVoid();
    }

    private static Stream<ErasureStore.Quarantined> cleaned(ErasedRecord record, ErasureStore.Quarantined each) {
        return PersonalText.without(record, each.content())
                .map(content -> new ErasureStore.Quarantined(each.id(), content, each.opId()))
                .stream();
    }
}
