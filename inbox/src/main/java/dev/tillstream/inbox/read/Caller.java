package dev.tillstream.inbox.read;

import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.table.Scope;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.inbox.question.ReadProblem;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as the token says that the gateway signed; nothing of it comes from the request itself. What a group may
 * read is said at each resource ({@code @RolesAllowed}, docs/adr/0021).
 *
 * @param branchId null for one who sees all branches; never for a device
 * @param id of the device, or of the staff member
 */
public record Caller(String organizationId, @Nullable String branchId, String id) {
    private static final int UNAUTHORIZED = 401;

    /** The groups that a token can be of. */
    public static final String DEVICE = "device";

    public static final String OWNER = "owner";
    public static final String MANAGER = "manager";
    public static final String CASHIER = "cashier";
    public static final String AUDITOR = "auditor";

    /** @throws ReadProblem for a token that doesn't say all that it has to */
    public static Caller of(JsonWebToken token) {
        String organization = required("organization_id", token.getClaim("organization_id"));
        String branch = token.getClaim("branch_id");
        return new Caller(
                organization,
                token.getGroups().contains(DEVICE) ? required("branch_id", branch) : branch,
                required("sub", token.getSubject()));
    }

    /** The branch that an answer is about: the caller's own, or the one asked for by who sees all; null for all. */
    public @Nullable String branchOr(@Nullable String asked) {
        return branchId == null ? asked : branchId;
    }

    private static String required(String name, @Nullable String claim) {
        if (claim == null || claim.isEmpty()) {
            throw new ReadProblem(UNAUTHORIZED, Reason.NOT_AUTHENTICATED, "the token names no " + name);
        }
        return claim;
    }

    /** The branch to which this caller's view of the table is limited: besides what is the whole organization's. */
    Optional<String> limitedTo(Table table) {
        return table.scope() == Scope.BRANCH ? Optional.ofNullable(branchId) : Optional.empty();
    }
}
