package dev.tillstream.catalog;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.masterdata.MergePolicy;

/** {@code merge_policy} of an organization: a policy for each table that it names (S0-14). */
final class PolicyRules {
    static final String MERGE_POLICY = "merge_policy";

    private PolicyRules() {}

    static void checkSent(Fields sent) {
        Fields policies = sent.object(MERGE_POLICY);
        for (String table : policies.names()) {
            String path = MERGE_POLICY + "." + table;
            if (Tables.MASTER_DATA.stream().noneMatch(known -> known.name().equals(table))) {
                throw new IllegalArgumentException(path + ": there is no such table of master data");
            }
            if (!(policies.value(table) instanceof String policy)
                    || MergePolicy.ofWireName(policy).isEmpty()) {
                throw new IllegalArgumentException(
                        path + " must be merge, last_write_wins or reject_stale, but is " + policies.value(table));
            }
        }
    }
}
