package dev.tillstream.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No service comes up in production with a database password that it wasn't given, or that everybody knows. */
class PasswordIT {
    private static final int START_LIMIT_SECONDS = 120;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "sync-gateway,",
        "sync-gateway,tillstream",
        "catalog-service,",
        "catalog-service,postgres",
        "order-service,",
        "inventory-service,"
    })
    void aServiceSaysWhichVariableItMisses(String service, String password) throws Exception {
        Path log = folder.resolve("log");
        Process process = start(service, password == null ? "" : password, log);
        try {
            assertThat(process.waitFor(START_LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as("%s ends", service)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(said).isNotZero();
        assertThat(said).contains("TILLSTREAM_DB_PASSWORD").doesNotContain("Flyway", "Connection refused");
    }

    private static Process start(String service, String password, Path log) throws IOException {
        Path jar = ProjectFolder.find().resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
        ProcessBuilder builder = new ProcessBuilder(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString()));
        builder.environment().putAll(Map.of("TILLSTREAM_DB_PASSWORD", password, "TILLSTREAM_DB_PORT", "1"));
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }
}
