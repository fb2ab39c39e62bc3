package dev.tillstream.client.setup;

import dev.tillstream.client.sync.Gateway;
import dev.tillstream.client.sync.SyncConfig;
import dev.tillstream.contracts.Fields;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Organizations, owners, branches and devices, made with the installation's setup token. Each call throws a
 * {@link dev.tillstream.client.sync.GatewayException} where the gateway is away or refuses.
 */
public final class Setup {
    private final Gateway gateway;

    public Setup(HttpClient http, URI gatewayUrl, String setupToken) {
        this.gateway = new Gateway(http, gatewayUrl, setupToken, SyncConfig.DEFAULT);
    }

    /** A shop, by the id and code that it has everywhere. */
    public record Branch(String id, String code, String name) {}

    /**
     * A till as it is known to the gateway.
     *
     * @param key the credential, told this once
     */
    public record Device(String id, String branchId, String name, String key) {}

    /**
     * @param currency ISO 4217
     * @return the organization's id
     */
    public String createOrganization(String code, String name, String currency) {
        Map<String, Object> body = Map.of("code", code, "name", name, "currency", currency);
        return gateway.post("/organizations", body, Fields.class).requiredText("id");
    }

    public Branch createBranch(String organizationId, String code, String name) {
        String path = "/organizations/" + organizationId + "/branches";
        Fields branch = gateway.post(path, Map.of("code", code, "name", name), Fields.class);
        return new Branch(branch.requiredText("id"), code, name);
    }

    /** The device of that name, with a fresh key where it was there already. */
    public Device createOrRotateDevice(String organizationId, Branch branch, String name) {
        Optional<String> present = devices(organizationId).stream()
                .filter(device ->
                        name.equals(device.text("name")) && branch.id().equals(device.text("branch_id")))
                .map(device -> device.requiredText("id"))
                .max(Comparator.naturalOrder());
        Fields device = present.isPresent()
                ? gateway.post("/devices/" + present.get() + "/rotate", Map.of(), Fields.class)
                        .with("id", present.get())
                : createDevice(organizationId, branch, name);
        return new Device(device.requiredText("id"), branch.id(), name, device.requiredText("key"));
    }

    private Fields createDevice(String organizationId, Branch branch, String name) {
        Map<String, Object> body = Map.of("organization_id", organizationId, "name", name, "branch_id", branch.id());
        return gateway.post("/devices", body, Fields.class);
    }

    /**
     * An account that may do everything in the organization; one that is there is let in again.
     *
     * @param owner {@code name} and {@code email}; {@code staff_id} of a record that is made otherwise; {@code password}
     *     where it is not to be chosen by an invitation
     * @return the account, with an {@code invitation} where there is no password
     */
    public Fields createOwner(String organizationId, Map<String, Object> owner) {
        return gateway.post("/organizations/" + organizationId + "/owner", owner, Fields.class);
    }

    public void revoke(String deviceId) {
        gateway.post("/devices/" + deviceId + "/revoke", Map.of(), Fields.class);
    }

    private List<Fields> devices(String organizationId) {
        return gateway.get("/devices?organization_id=" + organizationId, Fields.class)
                .rows("devices");
    }
}
