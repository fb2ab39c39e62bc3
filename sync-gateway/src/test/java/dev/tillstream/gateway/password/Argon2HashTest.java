package dev.tillstream.gateway.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.gateway.password.Argon2Hash.Cost;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2HashTest {
    private static final Cost CHEAP = new Cost(64, 1, 1);

    /** Of the reference implementation's own tests. */
    private static final String KNOWN =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    @Test
    void aHashIsWhatEverybodyElseMakes() {
        byte[] salt = "somesalt".getBytes(StandardCharsets.UTF_8);
        assertThat(Argon2Hash.of("password", new Cost(65536, 2, 1), salt).text())
                .isEqualTo(KNOWN);
    }

    @Test
    void itsPasswordMatchesAndNoOther() {
        Argon2Hash hash = Argon2Hash.parse(
                        Argon2Hash.of("geheim ist es", CHEAP, new byte[16]).text())
                .orElseThrow();
        assertThat(hash.cost()).isEqualTo(CHEAP);
        assertThat(hash.matches("geheim ist es")).isTrue();
        assertThat(hash.matches("geheim ist Es")).isFalse();
        assertThat(hash.matches("")).isFalse();
        assertThat(hash.toString()).doesNotContain(hash.hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "$argon2i$v=19$m=64,t=1,p=1$AA$AA", "$argon2id$v=16$m=64,t=1,p=1$AA$AA"})
    void whatIsNoHashIsNone(String text) {
        assertThat(Argon2Hash.parse(text)).isEmpty();
    }
}
