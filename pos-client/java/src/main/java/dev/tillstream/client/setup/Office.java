package dev.tillstream.client.setup;

import dev.tillstream.client.sync.Gateway;
import dev.tillstream.client.sync.SyncConfig;
import dev.tillstream.contracts.Fields;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;

/**
 * What an owner does for the others: accounts. Each call throws a
 * {@link dev.tillstream.client.sync.GatewayException} where the gateway is away or refuses.
 */
public final class Office {
    private final Gateway anybody;
    private final Gateway owner;
    private final String organizationCode;

    private Office(Gateway anybody, Gateway owner, String organizationCode) {
        this.anybody = anybody;
        this.owner = owner;
        this.organizationCode = organizationCode;
    }

    /** Logs in; what comes after must be done within the life of a token, a quarter of an hour. */
    public static Office login(
            HttpClient http, URI gatewayUrl, String organizationCode, String email, String password) {
        Gateway anybody = new Gateway(http, gatewayUrl, "", SyncConfig.DEFAULT);
        Map<String, Object> body = Map.of("organization", organizationCode, "email", email, "password", password);
        String token = anybody.post("/auth/login", body, Fields.class).requiredText("access_token");
        return new Office(anybody, new Gateway(http, gatewayUrl, token, SyncConfig.DEFAULT), organizationCode);
    }

    /** The ids of the staff that have accounts. */
    public List<String> accounts() {
        return owner.get("/auth/accounts", Fields.class).rows("accounts").stream()
                .map(account -> account.requiredText("staff_id"))
                .toList();
    }

    /**
     * An account for a staff record that is there, with that password.
     *
     * @param role {@code role}, and {@code branch_id} where it counts in one branch only
     */
    public void createAccount(String staffId, String name, String email, Map<String, Object> role, String password) {
        Map<String, Object> account = Map.of("staff_id", staffId, "name", name, "email", email, "roles", List.of(role));
        accept(owner.post("/auth/accounts", account, Fields.class), password);
    }

    /** Another password for an account that is there. */
    public void setPassword(String staffId, String password) {
        accept(owner.post("/auth/accounts/" + staffId + "/invite", Map.of(), Fields.class), password);
    }

    private void accept(Fields invited, String password) {
        Map<String, Object> acceptance = Map.of(
                "organization",
                organizationCode,
                "invitation",
                invited.requiredText("invitation"),
                "password",
                password);
        anybody.post("/auth/accept", acceptance, Fields.class);
    }
}
