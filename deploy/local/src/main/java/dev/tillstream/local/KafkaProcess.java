package dev.tillstream.local;

import java.nio.file.Path;

/**
 * The broker as a process of its own: {@code KafkaProcess DATA_DIRECTORY PORT CONTROLLER_PORT}. SIGTERM ends it cleanly.
 * Exit code 1 if it cannot start or ends by itself, 2 if the arguments are wrong.
 */
public final class KafkaProcess {
    private KafkaProcess() {}

    public static void main(String[] args) {
        if (args.length != 3) {
            System.err.println("usage: KafkaProcess DATA_DIRECTORY PORT CONTROLLER_PORT");
            System.exit(2);
        }
        QuietLogs.apply();
        KafkaBroker broker =
                new KafkaBroker(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]), false);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::stop, "stop of the broker"));
        try {
            broker.start();
        } catch (RuntimeException e) {
            System.err.println("Kafka does not start: " + e);
            System.exit(1);
        }
        System.out.println("Kafka answers on " + broker.bootstrapServers());
        broker.awaitEnd();
        System.exit(1);
    }
}
