package dev.tillstream.local.command;

import dev.tillstream.local.KafkaProcess;
import dev.tillstream.local.LocalStack;
import dev.tillstream.local.PostgresServer;
import dev.tillstream.local.process.ProcessSpec;
import dev.tillstream.local.process.ProcessSpec.Stop;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * What there is to run on this machine, and how: the one place that knows programs, memory and environment.
 *
 * @param root the project's folder, with the services built in it
 */
record Installation(Path root, Home home, PortPlan ports, String databasePassword, String setupToken) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Stop SERVICE_STOP = new Stop("TERM", Duration.ofSeconds(20));
    private static final Stop KAFKA_STOP = new Stop("TERM", Duration.ofSeconds(25));
    private static final Stop POSTGRES_STOP = new Stop(PostgresServer.STOP_SIGNAL, Duration.ofSeconds(30));

    ProcessSpec postgres() {
        Path log = home.log("postgres");
        PostgresServer server = new PostgresServer(
                home.postgres(),
                home.postgresBinaries(),
                ports.postgres(),
                databasePassword,
                Redirect.appendTo(log.toFile()));
        LongPredicate ready = pid -> server.isUsable();
        return new ProcessSpec("postgres", ports.postgres(), log, server::launch, ready, POSTGRES_STOP);
    }

    ProcessSpec kafka() {
        List<String> program = List.of(
                "-Djava.util.logging.SimpleFormatter.format=%1$tF %1$tT %4$s %3$s %5$s%6$s%n",
                "-cp",
                System.getProperty("java.class.path"),
                KafkaProcess.class.getName(),
                home.kafka().toString(),
                Integer.toString(ports.kafka()),
                Integer.toString(ports.kafkaController()));
        JavaCommand command = new JavaCommand("320m", program, Map.of(), home.log("kafka"));
        PortCheck port = new PortCheck(ports.kafka());
        LongPredicate ready = pid -> port.isHeldBy(pid) && port.answers();
        return new ProcessSpec("kafka", ports.kafka(), command.log(), command::start, ready, KAFKA_STOP);
    }

    List<ProcessSpec> services() {
        return List.of(
                service("sync-gateway", "384m", ports.gateway()),
                service("catalog-service", "192m", ports.catalog()),
                service("order-service", "192m", ports.orders()),
                service("inventory-service", "192m", ports.inventory()));
    }

    String gatewayUrl() {
        return "http://localhost:" + ports.gateway();
    }

    String bootstrapServers() {
        return LOOPBACK + ":" + ports.kafka();
    }

    /** The name of the first service that is not built; empty if all are. */
    Optional<String> notBuilt() {
        return services().stream()
                .map(ProcessSpec::name)
                .filter(service -> !Files.exists(jar(service)))
                .findFirst();
    }

    private Path jar(String service) {
        return root.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
    }

    private ProcessSpec service(String name, String heap, int port) {
        List<String> program = List.of("-jar", jar(name).toString());
        JavaCommand command = new JavaCommand(heap, program, environment(port), home.log(name));
        PortCheck check = new PortCheck(port);
        LongPredicate ready = pid -> check.isHeldBy(pid) && check.isHealthy();
        return new ProcessSpec(name, port, command.log(), command::start, ready, SERVICE_STOP);
    }

    private Map<String, String> environment(int port) {
        Map<String, String> environment =
                new HashMap<>(LocalStack.environment(bootstrapServers(), LOOPBACK, ports.postgres(), databasePassword));
        environment.putAll(ports.serviceUrls());
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_HTTP_HOST", System.getenv().getOrDefault("QUARKUS_HTTP_HOST", LOOPBACK));
        environment.put("TILLSTREAM_SETUP_TOKEN", setupToken);
        environment.put("TILLSTREAM_IMAGES_FOLDER", home.images().toString());
        return environment;
    }
}
