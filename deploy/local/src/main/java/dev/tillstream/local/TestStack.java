package dev.tillstream.local;

import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The one stack of a test JVM. */
final class TestStack {
    private static final String KEPT = "tillstream.test.stack.kept.";
    private static final int PARTITIONS = 3;

    private TestStack() {}

    /**
     * The environment of the stack, which is started if there is none. It is kept in the system properties, because
     * tests with class loaders of their own have this class more than once.
     */
    static Map<String, String> shared() {
        Properties properties = System.getProperties();
        synchronized (properties) {
            Map<String, String> kept = kept(properties);
            if (!kept.isEmpty()) {
                return kept;
            }
            Map<String, String> started = start();
            started.forEach((name, value) -> properties.setProperty(KEPT + name, value));
            return started;
        }
    }

    private static Map<String, String> kept(Properties properties) {
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(KEPT))
                .collect(Collectors.toMap(name -> name.substring(KEPT.length()), properties::getProperty));
    }

    private static Map<String, String> start() {
        Map<String, String> environment =
                ContainerStack.isWanted() ? ContainerStack.startOr(TestStack::startEmbedded) : startEmbedded();
        KafkaTopics.create(environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", ""), PARTITIONS);
        return environment;
    }

    private static Map<String, String> startEmbedded() {
        LocalStack stack = LocalStack.startTemporary();
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop of the test stack"));
        return stack.environment();
    }
}
