package dev.tillstream.gateway.staffing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tillstream.contracts.Timestamps;
import dev.tillstream.gateway.account.Account;
import dev.tillstream.gateway.account.Invitations;
import dev.tillstream.gateway.session.RoleGrant;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An account as those see it who look after it. */
public record AccountAnswer(
        @JsonProperty("staff_id") String staffId,
        @JsonProperty("name") String name,
        @JsonProperty("email") String email,
        @JsonProperty("roles") List<RoleGrant> roles,
        @JsonProperty("status") Status status,

        @JsonProperty("last_login_at") @JsonFormat(pattern = Timestamps.PATTERN, timezone = "UTC") @Nullable
        Instant lastLoginAt) {

    /** Whether one can log in, and if not, why. */
    public enum Status {
        INVITED,
        ACTIVE,
        LOCKED,
        DISABLED;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static AccountAnswer of(Account account, boolean locked) {
        return new AccountAnswer(
                account.id(),
                account.name(),
                account.email(),
                account.roles(),
                status(account, locked),
                account.lastLoginAt());
    }

    private static Status status(Account account, boolean locked) {
        if (account.isDisabled()) {
            return Status.DISABLED;
        }
        if (locked) {
            return Status.LOCKED;
        }
        return account.passwordHash() == null && account.lastLoginAt() == null ? Status.INVITED : Status.ACTIVE;
    }

    /** The same with an invitation, which is told this once. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Invited(
            @JsonUnwrapped AccountAnswer account,
            @JsonProperty("invitation") @Nullable String invitation,

            @JsonProperty("invitation_expires_at") @JsonFormat(pattern = Timestamps.PATTERN, timezone = "UTC") @Nullable
            Instant invitationExpiresAt) {
        static Invited of(AccountAnswer account, Invitations.Made made) {
            return new Invited(account, made.invitation().text(), made.expiresAt());
        }

        static Invited without(AccountAnswer account) {
            return new Invited(account, null, null);
        }

        @Override
        public String toString() {
            return "invitation of " + account.staffId();
        }
    }
}
