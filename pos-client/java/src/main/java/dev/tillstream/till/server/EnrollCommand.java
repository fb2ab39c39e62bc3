package dev.tillstream.till.server;

import dev.tillstream.client.Till;
import dev.tillstream.contracts.DeviceStatus;
import dev.tillstream.till.console.ProgressLines;
import dev.tillstream.till.console.TillFile;
import dev.tillstream.till.demo.DemoFile;
import dev.tillstream.till.demo.DemoFile.DemoDevice;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "enroll",
        mixinStandardHelpOptions = true,
        description = "Makes the file the file of a device: by its key, or as one of the demo's devices.")
public final class EnrollCommand implements Callable<Integer> {
    @Mixin
    private TillFile file = new TillFile();

    @ArgGroup(multiplicity = "1")
    private Credential credential = new Credential();

    @Option(names = "--label", description = "What the till prints in its numbers (default: from the device)")
    private @Nullable String label;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A key, or the number of a demo device. */
    static final class Credential {
        @ArgGroup(exclusive = false)
        private @Nullable KeyCredential key;

        @Option(
                names = "--demo",
                paramLabel = "N",
                arity = "0..1",
                fallbackValue = "1",
                description = "Device N of the demo data, from 1")
        private @Nullable Integer demo;
    }

    /** Where the gateway is, and the device's key. */
    static final class KeyCredential {
        @Option(names = "--gateway", required = true, description = "The gateway's address")
        private URI gateway = URI.create("");

        @Option(names = "--key", required = true, description = "The device's key")
        private String key = "";
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Till till = file.open()) {
            DeviceStatus status = enroll(till);
            out.printf(
                    "Enrolled as device %s of branch %s. Fetching what it may see …%n",
                    status.deviceId(), status.branchId());
            till.engine().pull(new ProgressLines(out));
            out.printf("Ready: %,d products.%n", till.status().products());
            return 0;
        }
    }

    private DeviceStatus enroll(Till till) {
        KeyCredential key = credential.key;
        if (key != null) {
            return till.enroll(key.gateway, key.key, label);
        }
        int number = credential.demo == null ? 1 : credential.demo;
        Path path = TillFile.home().resolve("demo.json");
        DemoFile demo = DemoFile.read(path)
                .orElseThrow(() -> new IllegalStateException(
                        "there is no " + path + ": the first ./tillstream up makes the demo data"));
        if (number < 1 || number > demo.devices().size()) {
            throw new IllegalArgumentException(
                    "the demo has devices 1 to " + demo.devices().size() + ", not " + number);
        }
        DemoDevice device = demo.devices().get(number - 1);
        return till.enroll(URI.create(demo.gatewayUrl()), device.key(), label == null ? device.name() : label);
    }
}
