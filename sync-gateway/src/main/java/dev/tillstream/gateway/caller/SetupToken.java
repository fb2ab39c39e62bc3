package dev.tillstream.gateway.caller;

import dev.tillstream.gateway.GatewayConfig;
import dev.tillstream.gateway.problem.Refusal;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The installer's credential for the setup calls; where none is configured, those calls don't exist. */
@Singleton
public final class SetupToken {
    private final byte[] token;

    SetupToken(GatewayConfig config) {
        this.token = config.setupToken().orElse("").trim().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws Refusal not_found where no token is configured, not_authenticated for any other token */
    public void require(HttpHeaders headers) {
        if (token.length == 0) {
            throw Refusal.noAddress();
        }
        if (!isIn(headers)) {
            throw Refusal.notAuthenticated("The setup token is needed: Authorization: Bearer.");
        }
    }

    /** Whether the request is the installer's; never where no token is configured. */
    boolean isIn(HttpHeaders headers) {
        String key = Authentication.key(headers);
        return token.length > 0 && key != null && MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), token);
    }
}
