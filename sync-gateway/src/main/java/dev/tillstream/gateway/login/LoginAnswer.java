package dev.tillstream.gateway.login;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.gateway.account.Account;
import dev.tillstream.gateway.session.RoleGrant;
import dev.tillstream.gateway.session.StaffRole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What whoever has logged in gets (PROTOCOL §7).
 *
 * @param expiresInSeconds of the access token
 */
public record LoginAnswer(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresInSeconds,
        @JsonProperty("refresh_token") String refreshToken,
        @JsonProperty("staff") Staff staff) {

    /**
     * Who has logged in.
     *
     * @param role in which the session works
     * @param branchId where it works; null for all branches
     * @param branches among which they may choose
     */
    public record Staff(
            @JsonProperty("id") String id,
            @JsonProperty("name") String name,
            @JsonProperty("email") String email,
            @JsonProperty("role") StaffRole role,
            @JsonProperty("roles") List<RoleGrant> roles,
            @JsonProperty("branch_id") @Nullable String branchId,
            @JsonProperty("organization") Account.Organization organization,
            @JsonProperty("branches") List<Account.Branch> branches) {}

    @Override
    public String toString() {
        return "log-in of " + staff.id();
    }
}
