package dev.tillstream.inbox.masterdata;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Map;
import java.util.Set;

/** Where the organizations' policies come from (S0-14). */
@FunctionalInterface
public interface MergePolicies {
    /** Every table of every organization merges. */
    MergePolicies ALWAYS_MERGE = (tx, organizationIds) -> Uni.createFrom().item(Map.of());

    /** By organization and by name of the table, the policies that are not {@link MergePolicy#MERGE}. */
    Uni<Map<String, Map<String, MergePolicy>>> load(SqlConnection tx, Set<String> organizationIds);
}
