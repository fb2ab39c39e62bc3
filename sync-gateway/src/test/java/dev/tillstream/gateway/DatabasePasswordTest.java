package dev.tillstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabasePasswordTest {
    private final DatabasePassword password = new DatabasePassword();

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "tillstream", "postgres", "password", " tillstream "})
    void whatIsBlankOrKnownToAllIsRefused(String value) {
        assertThatThrownBy(() -> password.convert(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("TILLSTREAM_DB_PASSWORD ");
    }

    @Test
    void anotherIsTakenAsItIs() {
        assertThat(password.convert(" tillstream-7 ")).isEqualTo(" tillstream-7 ");
    }
}
