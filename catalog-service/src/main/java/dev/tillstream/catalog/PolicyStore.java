package dev.tillstream.catalog;

import dev.tillstream.inbox.masterdata.MergePolicies;
import dev.tillstream.inbox.masterdata.MergePolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Policies as the organizations' settings say; a change of them holds from the next batch on (S0-14). */
final class PolicyStore implements MergePolicies {
    /** Of several settings records of one organization the one that was changed last counts. */
    private static final String POLICIES = """
            select organization_id, merge_policy from organization_settings
            where organization_id = any ($1::text[]) and deleted_at is null
            order by organization_id, updated_at, id""";

    @Override
    public Uni<Map<String, Map<String, MergePolicy>>> load(SqlConnection tx, Set<String> organizationIds) {
        return tx.preparedQuery(POLICIES)
                .execute(Tuple.of(organizationIds.toArray(String[]::new)))
                .map(PolicyStore::read);
    }

    private static Map<String, Map<String, MergePolicy>> read(Iterable<Row> rows) {
        Map<String, Map<String, MergePolicy>> policies = new HashMap<>();
        for (Row row : rows) {
            if (row.getValue(PolicyRules.MERGE_POLICY) instanceof JsonObject settings) {
                policies.put(row.getString("organization_id"), policies(settings));
            }
        }
        return policies;
    }

    private static Map<String, MergePolicy> policies(JsonObject settings) {
        Map<String, MergePolicy> policies = new HashMap<>();
        for (String table : settings.fieldNames()) {
            MergePolicy.ofWireName(settings.getString(table)).ifPresent(policy -> policies.put(table, policy));
        }
        return policies;
    }
}
