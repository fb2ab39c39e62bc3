package dev.tillstream.gateway.device;

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
            throw Refusal.notFound("There is nothing at this address.");
        }
        String key = Authentication.key(headers);
        if (key == null || !MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), token)) {
            throw Refusal.notAuthenticated("The setup token is needed: Authorization: Bearer.");
        }
    }
}
