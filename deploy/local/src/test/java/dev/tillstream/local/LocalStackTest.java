package dev.tillstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class LocalStackTest {
    @Test
    void startsBothWithDurableSettingsAndStopsBoth() throws SQLException {
        long pid;
        try (LocalStack stack = LocalStack.startTemporary()) {
            KafkaTopics.create(stack.bootstrapServers(), 3);
            pid = stack.postgres().pid();
            assertThat(setting(stack, "fsync")).isEqualTo("on");
            assertThat(setting(stack, "synchronous_commit")).isEqualTo("on");
            stack.kafka().stop();
            stack.postgres().stop();
            stack.postgres().start();
            stack.kafka().start();
            KafkaTopics.create(stack.bootstrapServers(), 3);
            assertThat(setting(stack, "max_wal_size")).isEqualTo("2GB");
        }
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    private static String setting(LocalStack stack, String name) throws SQLException {
        try (Connection connection = stack.postgres().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
