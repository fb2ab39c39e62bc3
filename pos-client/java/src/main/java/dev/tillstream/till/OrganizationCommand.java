package dev.tillstream.till;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.client.setup.Setup;
import dev.tillstream.client.sync.Gateway;
import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Fields;
import dev.tillstream.till.console.Failures;
import dev.tillstream.till.console.TillFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tillstream org}: makes organizations in the installation that runs here. */
@Command(
        name = "org",
        mixinStandardHelpOptions = true,
        description = "Organizations of the installation that runs here.",
        subcommands = OrganizationCommand.Create.class,
        synopsisSubcommandLabel = "COMMAND")
public final class OrganizationCommand {
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new OrganizationCommand())
                .setExecutionExceptionHandler(new Failures())
                .execute(arguments));
    }

    /** An organization with its branches and its first owner, who chooses a password by a link that is told once. */
    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Makes an organization, its branches and its owner; prints the owner's invitation."
                    + " The same command again gives the owner another invitation.")
    static final class Create implements Callable<Integer> {
        @Option(names = "--code", required = true, description = "Short, and unique in the installation")
        private String code = "";

        @Option(names = "--name", required = true, description = "The organization's name")
        private String name = "";

        @Option(names = "--currency", required = true, description = "Three letters of ISO 4217")
        private String currency = "";

        @Option(
                names = "--branch",
                required = true,
                paramLabel = "CODE=NAME",
                description = "A branch; may be repeated")
        private Map<String, String> branches = new LinkedHashMap<>();

        @Option(names = "--owner-email", required = true, description = "What the owner logs in with")
        private String ownerEmail = "";

        @Option(names = "--owner-name", required = true, description = "The owner's name")
        private String ownerName = "";

        @Option(names = "--gateway", description = "The gateway's address (default: that of the stack that runs here)")
        private @Nullable URI gateway;

        @Option(
                names = "--setup-token-file",
                description = "Where the setup token is (default: setup-token in the installation's folder)")
        private @Nullable Path tokenFile;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            URI address = gateway == null ? runningGateway() : gateway;
            Setup setup = new Setup(Gateway.newHttpClient(), address, token());
            String id = setup.createOrganization(code, name, currency);
            branches.forEach((branchCode, branchName) -> setup.createBranch(id, branchCode, branchName));
            Fields owner = setup.createOwner(id, Map.of("name", ownerName, "email", ownerEmail));
            PrintWriter out = spec.commandLine().getOut();
            out.printf("Organization %s is there, its id is %s.%n", code, id);
            out.printf(
                    "%s chooses a password here, once and until %s:%n", ownerName, owner.text("invitation_expires_at"));
            out.printf("  %s/office/#accept=%s:%s%n", address, code, owner.requiredText("invitation"));
            return 0;
        }

        private static URI runningGateway() throws IOException {
            Path file = TillFile.home().resolve("run.json");
            if (!Files.exists(file)) {
                throw new IllegalStateException("nothing runs here (there is no " + file + "): ./tillstream up first");
            }
            return URI.create(Json.read(Files.readString(file), JsonNode.class)
                    .path("gateway_url")
                    .asText());
        }

        private String token() throws IOException {
            Path file = tokenFile == null ? TillFile.home().resolve("setup-token") : tokenFile;
            if (!Files.exists(file)) {
                throw new IllegalStateException("there is no setup token in " + file + ": --setup-token-file names it");
            }
            return Files.readString(file).strip();
        }
    }
}
