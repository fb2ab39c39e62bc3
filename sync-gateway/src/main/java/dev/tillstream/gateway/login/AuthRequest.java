package dev.tillstream.gateway.login;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of {@code /auth} take. Requests check themselves: {@link Refusal} invalid_operation names the field,
 * and never repeats a secret; nor does their text.
 */
public sealed interface AuthRequest {
    int MAX_TEXT = 512;

    /** @param branchId where to work; null for where the roles say */
    record Login(
            @JsonProperty("organization") String organization,
            @JsonProperty("email") String email,
            @JsonProperty("password") String password,
            @JsonProperty("branch_id") @Nullable String branchId)
            implements AuthRequest {
        public Login {
            require(organization, "organization");
            require(email, "email");
            require(password, "password");
        }

        @Override
        public String toString() {
            return "log-in";
        }
    }

    /** @param branchId where to work from now on; absent for where it was, JSON's null for the whole organization */
    record Refresh(
            @JsonProperty("refresh_token") String refreshToken,
            @JsonProperty("branch_id") @Nullable JsonNode branchId) implements AuthRequest {
        public Refresh {
            require(refreshToken, "refresh_token");
            if (branchId != null && !branchId.isNull() && !branchId.isTextual()) {
                throw Refusal.invalid("branch_id must be a text or null, but is " + branchId);
            }
        }

        @Override
        public String toString() {
            return "refresh";
        }
    }

    record Logout(@JsonProperty("refresh_token") String refreshToken) implements AuthRequest {
        public Logout {
            require(refreshToken, "refresh_token");
        }

        @Override
        public String toString() {
            return "log-out";
        }
    }

    record ChangePassword(
            @JsonProperty("current_password") String currentPassword,
            @JsonProperty("new_password") String newPassword) implements AuthRequest {
        public ChangePassword {
            require(currentPassword, "current_password");
            require(newPassword, "new_password");
        }

        @Override
        public String toString() {
            return "change of password";
        }
    }

    record Accept(
            @JsonProperty("organization") String organization,
            @JsonProperty("invitation") String invitation,
            @JsonProperty("password") String password)
            implements AuthRequest {
        public Accept {
            require(organization, "organization");
            require(invitation, "invitation");
            require(password, "password");
        }

        @Override
        public String toString() {
            return "acceptance";
        }
    }

    private static void require(@Nullable String value, String field) {
        if (value == null || value.isEmpty()) {
            throw Refusal.invalid(field + " is required");
        }
        if (value.length() > MAX_TEXT) {
            throw Refusal.invalid(field + " must have at most " + MAX_TEXT + " characters");
        }
    }
}
