package dev.tillstream.acceptance.bench.load;

import dev.tillstream.acceptance.bench.machine.RunningStack;
import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Fields;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An organization of its own for one figure, with branches and tills, so that nobody else's data is touched. */
public final class Organization {
    private static final int BRANCHES = 4;

    private final URI gateway;
    private final String setupToken;
    private final String id;
    private final List<String> branches;
    private int enrolled;

    private Organization(URI gateway, String setupToken, String id, List<String> branches) {
        this.gateway = gateway;
        this.setupToken = setupToken;
        this.id = id;
        this.branches = List.copyOf(branches);
    }

    public static Organization create(RunningStack stack, String code) throws IOException {
        try (HttpLine line = new HttpLine(stack.gateway())) {
            Fields organization = created(
                    line, stack, "/organizations", Map.of("code", code, "name", "Bench " + code, "currency", "EUR"));
            String id = organization.requiredText("id");
            List<String> branches = new ArrayList<>();
            for (int i = 1; i <= BRANCHES; i++) {
                Map<String, String> branch = Map.of("code", "B" + i, "name", "Branch " + i);
                branches.add(created(line, stack, "/organizations/" + id + "/branches", branch)
                        .requiredText("id"));
            }
            return new Organization(stack.gateway(), stack.setupToken(), id, branches);
        }
    }

    public String id() {
        return id;
    }

    public List<String> branches() {
        return branches;
    }

    /** New tills, spread over the branches; each with a label of its own, because it is in the numbers of its sales. */
    public List<TillKey> enroll(int count) throws IOException {
        List<TillKey> tills = new ArrayList<>(count);
        try (HttpLine line = new HttpLine(gateway)) {
            for (int i = 0; i < count; i++) {
                String label = String.format(Locale.ROOT, "T%04d", ++enrolled);
                String branch = branches.get(i % branches.size());
                Map<String, String> wanted = Map.of("organization_id", id, "branch_id", branch, "name", label);
                Fields device = post(line, gateway, setupToken, "/devices", wanted);
                tills.add(new TillKey(device.requiredText("id"), branch, label, device.requiredText("key")));
            }
        }
        return tills;
    }

    private static Fields created(HttpLine line, RunningStack stack, String path, Map<String, String> wanted)
            throws IOException {
        return post(line, stack.gateway(), stack.setupToken(), path, wanted);
    }

    private static Fields post(HttpLine line, URI gateway, String token, String path, Map<String, String> wanted)
            throws IOException {
        Answer answer = line.ask(HttpRequest.post(gateway, path, token, Json.write(wanted)));
        if (!answer.isOk()) {
            throw new IllegalStateException("POST " + path + " answered " + answer.status() + ": " + answer.text());
        }
        return answer.json();
    }
}
