package dev.tillstream.gateway.password;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.contracts.Reason;
import dev.tillstream.gateway.problem.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final String EMAIL = "olga.owner@shop.example";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "123456789",
                "password123",
                "Password2026!",
                "P@ssw0rd!!",
                "passwordpassword",
                "qwertyuiop",
                "1234567890",
                "0987654321",
                "abcdefghij",
                "aaaaaaaaaaaa",
                "abcabcabcabc",
                "qwerty123456",
                "1q2w3e4r5t",
                "iloveyou2026",
                "liverpool1892",
                "1122334455",
                "welcomeadmin",
                "!!!!Liverpool!!!!",
                "olga.owner@shop.example",
                "OLGA.OWNER@shop.example",
                "olga.owner"
            })
    void whatIsTriedFirstIsRefusedAndNotRepeated(String password) {
        assertThatThrownBy(() -> PasswordRules.require("new_password", password, EMAIL))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("new_password ")
                .message()
                .doesNotContain(password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "tr0ub4dor&3x",
                "k7#mQ2pLz9",
                "8315927460182",
                "der Hund schläft unterm Tisch",
                "كلمة سر طويلة جدا",
                "🦊🦊🐸🐸🦁🦁🐼🐼🐨🐨"
            })
    void whatNobodyGuessesIsTaken(String password) {
        assertThatCode(() -> PasswordRules.require("password", password, EMAIL)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {129, 512})
    void whatIsTooLongIsRefused(int length) {
        String password = "x7".repeat(length).substring(0, length);
        assertThatThrownBy(() -> PasswordRules.require("password", password, EMAIL))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> org.assertj.core.api.Assertions.assertThat(refusal.reason())
                                .isEqualTo(Reason.INVALID_OPERATION));
    }
}
