package dev.tillstream.orders.fiscal;

import dev.tillstream.orders.fiscal.FiscalDocument.Place;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Reads devices' chains. */
@ApplicationScoped
class ChainListStore {
    private static final String LIST = """
            select * from fiscal_documents
            where organization_id = $1 and device_id = $2 and document_seq >= $3 order by document_seq limit $4""";

    /** A device is where its newest document is of. */
    private static final String BRANCH = """
            select coalesce(o.branch_id, r.branch_id, s.branch_id)
            from (select * from fiscal_documents
                where organization_id = $1 and device_id = $2 order by document_seq desc limit 1) d
            left join orders o on o.organization_id = d.organization_id and o.id = d.record_id
            left join returns r on r.organization_id = d.organization_id and r.id = d.record_id
            left join staff_work_sessions s on s.organization_id = d.organization_id and s.id = d.record_id""";

    private final Pool pool;

    ChainListStore(@ReactiveDataSource("reading") Pool pool) {
        this.pool = pool;
    }

    /** A part of a device's chain, in its order. */
    Uni<List<FiscalDocument>> list(Place from, int limit) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(from.organizationId(), from.deviceId(), (int) from.seq(), limit))
                .map(rows -> {
                    List<FiscalDocument> documents = new ArrayList<>();
                    rows.forEach(row -> documents.add(ChainStore.read(row)));
                    return documents;
                });
    }

    Uni<Boolean> isOfBranch(String organizationId, String deviceId, String branchId) {
        return pool.preparedQuery(BRANCH)
                .execute(Tuple.of(organizationId, deviceId))
                .map(rows -> rows.stream().anyMatch(row -> branchId.equals(row.getString(0))));
    }
}
