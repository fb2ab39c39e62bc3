package dev.tillstream.gateway.pull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which changes: those of the organization and the branch with numbers after {@code from}, up to {@code to}.
 *
 * @param branchId null for the records without a branch alone
 * @param withoutDeletionsTo deletions up to this number are left out
 * @param tables empty for all
 */
record PageKey(
        String organizationId,
        @Nullable String branchId,
        long from,
        long to,
        long withoutDeletionsTo,
        int limit,
        List<String> tables) {

    PageKey upTo(long end) {
        return new PageKey(organizationId, branchId, from, end, withoutDeletionsTo, limit, tables);
    }
}
