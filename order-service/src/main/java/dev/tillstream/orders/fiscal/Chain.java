package dev.tillstream.orders.fiscal;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.inbox.conflict.Conflict;
import dev.tillstream.inbox.conflict.ConflictType;
import dev.tillstream.inbox.conflict.Strategy;
import dev.tillstream.orders.fiscal.FiscalDocument.Place;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The documents of a batch beside their neighbours in their devices' chains. */
public final class Chain {
    private final Map<Place, FiscalDocument> documents;
    private final Map<Place, FiscalDocument> added = new LinkedHashMap<>();

    Chain(Map<Place, FiscalDocument> documents) {
        this.documents = new HashMap<>(documents);
    }

    public static Chain none() {
        return new Chain(Map.of());
    }

    public static Uni<Chain> load(SqlConnection tx, List<PushedOperation> operations) {
        Set<Place> places = new LinkedHashSet<>();
        for (PushedOperation pushed : operations) {
            if (pushed.operation().payload().value("document_seq") instanceof Number seq) {
                Place place = new Place(
                        pushed.origin().organizationId(), pushed.origin().deviceId(), seq.longValue());
                places.addAll(List.of(place.before(), place, place.after()));
            }
        }
        return ChainStore.find(tx, places).map(Chain::new);
    }

    /** What is wrong with the document that the operation is, if it is one; changes nothing. */
    public Optional<Conflict> check(PushedOperation pushed) {
        return FiscalDocument.of(pushed).flatMap(document -> check(document, pushed));
    }

    /** Keeps the document in its place; the first in a place stands. */
    public void keep(PushedOperation pushed) {
        FiscalDocument.of(pushed).ifPresent(document -> {
            if (documents.putIfAbsent(document.place(), document) == null) {
                added.put(document.place(), document);
            }
        });
    }

    public Uni<Void> store(SqlConnection tx) {
        return ChainStore.insert(tx, List.copyOf(added.values()));
    }

    private Optional<Conflict> check(FiscalDocument document, PushedOperation pushed) {
        Place place = document.place();
        List<String> breaks = ChainRules.breaks(
                document, documents.get(place.before()), documents.get(place), documents.get(place.after()));
        if (breaks.isEmpty()) {
            return Optional.empty();
        }
        Fields sent = pushed.operation()
                .payload()
                .only(name ->
                        Set.of("document_seq", "previous_hash", "document_hash").contains(name));
        return Optional.of(new Conflict(
                ConflictType.CONSTRAINT_VIOLATION,
                Reason.CHAIN_BROKEN,
                sent,
                Fields.of(Map.of("document_hash", document.computedHash())),
                Strategy.KEEP_LOCAL,
                String.join("; ", breaks),
                Optional.empty()));
    }
}
