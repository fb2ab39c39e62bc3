package dev.tillstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpOptionsTest {
    @Test
    void readsWhatThereIs() {
        assertThat(UpOptions.parse(List.of())).isEqualTo(new UpOptions(false, OptionalInt.empty()));
        assertThat(UpOptions.parse(List.of("--port", "9000", "--fresh")))
                .isEqualTo(new UpOptions(true, OptionalInt.of(9000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--port abc", "--port 0", "--port 70000", "--frsh", "now"})
    void refusesTheRest(String arguments) {
        assertThatThrownBy(() -> UpOptions.parse(List.of(arguments.split(" ", -1))))
                .isInstanceOf(UsageException.class);
    }
}
