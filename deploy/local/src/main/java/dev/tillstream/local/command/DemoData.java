package dev.tillstream.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillstream.local.LocalStackException;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The demo organization, which a program of the till's module makes through the gateway on the first start. */
final class DemoData {
    private static final String PROGRAM = "dev.tillstream.till.DemoSeed";

    private static final String ORGANIZATION = "DEMO";

    /** How the names of those tills end that are meant for a browser. */
    private static final String WEB_TILL = "-WEB";

    private final Installation installation;
    private final Screen screen;

    DemoData(Installation installation, Screen screen) {
        this.installation = installation;
        this.screen = screen;
    }

    /** Makes it unless it is there; a failure is told and stops nothing. */
    void makeIfMissing() {
        Path demo = installation.home().demoFile();
        if (hasAccounts(demo)) {
            followGateway(demo);
            screen.progress("demo data is there, " + demo);
            return;
        }
        Optional<Path> jar = tillJar();
        if (jar.isEmpty()) {
            screen.progress("demo data skipped: pos-client/java is not built");
            return;
        }
        screen.progress("making the demo organization");
        int exitCode = run(jar.get(), demo);
        screen.progress(
                exitCode == 0
                        ? "demo data is ready, " + demo
                        : "demo data could not be made (exit code " + exitCode + "); the next up tries again");
    }

    /** Lines that tell how to open the demo's office, and by whose account. */
    List<String> office() {
        return new JsonFile<>(installation.home().demoFile(), JsonNode.class)
                .read()
                .map(this::office)
                .orElse(List.of());
    }

    private List<String> office(JsonNode demo) {
        List<String> lines = new ArrayList<>();
        lines.add(installation.gatewayUrl() + "/office/, organization " + ORGANIZATION);
        for (JsonNode person : demo.path("staff")) {
            if (person.hasNonNull("email")) {
                lines.add(person.path("name").asText() + " ("
                        + person.path("role").asText() + "), "
                        + person.path("email").asText() + ", password "
                        + person.path("password").asText());
            }
        }
        return lines;
    }

    /** Lines that tell how to open the demo's till in a browser, and who may work at it. */
    List<String> webTill() {
        return new JsonFile<>(installation.home().demoFile(), JsonNode.class)
                .read()
                .map(this::webTill)
                .orElse(List.of());
    }

    private List<String> webTill(JsonNode demo) {
        List<String> lines = new ArrayList<>();
        for (JsonNode device : demo.path("devices")) {
            String name = device.path("name").asText();
            if (lines.isEmpty() && name.endsWith(WEB_TILL)) {
                lines.add(installation.gatewayUrl() + "/till/#enrol="
                        + device.path("key").asText() + "&label=" + name);
            }
        }
        for (JsonNode person : lines.isEmpty() ? NullNode.instance : demo.path("staff")) {
            lines.add(person.path("name").asText() + " (" + person.path("role").asText() + "), PIN "
                    + person.path("pin").asText());
        }
        return lines;
    }

    /** Whether all of it was made; a demo of an earlier version gets its accounts now. */
    private static boolean hasAccounts(Path demo) {
        return new JsonFile<>(demo, JsonNode.class)
                .read()
                .filter(content -> content.path("staff").findValues("email").stream()
                                .filter(JsonNode::isTextual)
                                .count()
                        == content.path("staff").size())
                .isPresent();
    }

    /** The gateway may have moved to another port since the file was made. */
    private void followGateway(Path demo) {
        JsonFile<ObjectNode> file = new JsonFile<>(demo, ObjectNode.class);
        file.read()
                .filter(content -> !content.path("gateway_url").asText().equals(installation.gatewayUrl()))
                .ifPresent(content -> file.write(content.put("gateway_url", installation.gatewayUrl())));
    }

    private Optional<Path> tillJar() {
        Path target = installation.root().resolve("pos-client/java/target");
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "pos-client-*.jar")) {
            for (Path jar : jars) {
                return Optional.of(jar);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private int run(Path jar, Path demo) {
        String classPath = jar + File.pathSeparator + jar.resolveSibling("lib") + "/*";
        ProcessBuilder builder = new ProcessBuilder(
                JavaCommand.java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                PROGRAM,
                installation.gatewayUrl(),
                installation.home().setupToken().toString(),
                demo.toString());
        try {
            return builder.redirectErrorStream(true)
                    .redirectOutput(Redirect.INHERIT)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new LocalStackException("cannot start " + PROGRAM, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
