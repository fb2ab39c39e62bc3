package dev.tillstream.local.simulated;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whom a token is for.
 *
 * @param organization null for a token that doesn't say
 * @param branch null for one who sees all branches
 */
public record Token(
        String issuer,
        @Nullable String organization,
        @Nullable String branch,
        String group,
        Instant expiresAt) {
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    /** Somebody who sees all branches of the organization. */
    public static Token owner(String organization, Instant now) {
        return new Token("tillstream", organization, null, "owner", now.plus(LIFETIME));
    }

    /** A till of the branch. */
    public static Token device(String organization, String branch, Instant now) {
        return new Token("tillstream", organization, branch, "device", now.plus(LIFETIME));
    }

    public Token in(String otherGroup) {
        return new Token(issuer, organization, branch, otherGroup, expiresAt);
    }

    public Token until(Instant end) {
        return new Token(issuer, organization, branch, group, end);
    }

    String toJson() {
        return "{\"iss\":\"" + issuer + "\",\"sub\":\"till-1\",\"iat\":"
                + expiresAt.minus(LIFETIME).getEpochSecond() + ",\"exp\":" + expiresAt.getEpochSecond()
                + ",\"groups\":[\"" + group + "\"]" + claim("organization_id", organization)
                + claim("branch_id", branch) + "}";
    }

    private static String claim(String name, @Nullable String value) {
        return value == null ? "" : ",\"" + name + "\":\"" + value + "\"";
    }
}
