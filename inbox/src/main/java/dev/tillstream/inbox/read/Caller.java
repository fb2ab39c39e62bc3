package dev.tillstream.inbox.read;

import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.table.Scope;
import dev.tillstream.contracts.table.Table;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as the gateway's token says; nothing of it comes from the request itself.
 *
 * @param branchId null for one who sees all branches
 */
public record Caller(String organizationId, @Nullable String branchId) {
    private static final int UNAUTHORIZED = 401;

    /** The groups that a token can be of. */
    public static final String DEVICE = "device";

    public static final String OWNER = "owner";
    public static final String MANAGER = "manager";
    public static final String CASHIER = "cashier";
    public static final String AUDITOR = "auditor";

    /** @throws ReadProblem for a token that names no organization */
    public static Caller of(JsonWebToken token) {
        String organization = token.getClaim("organization_id");
        if (organization == null || organization.isEmpty()) {
            throw new ReadProblem(UNAUTHORIZED, Reason.NOT_AUTHENTICATED, "the token names no organization_id");
        }
        return new Caller(organization, token.getClaim("branch_id"));
    }

    /** The branch to which this caller's view of the table is limited: besides what is the whole organization's. */
    Optional<String> limitedTo(Table table) {
        return table.scope() == Scope.BRANCH ? Optional.ofNullable(branchId) : Optional.empty();
    }
}
