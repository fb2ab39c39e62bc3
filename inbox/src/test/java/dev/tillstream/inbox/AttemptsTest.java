package dev.tillstream.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Reason;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is tried again, how often, and what it is told as then (DESIGN §2). */
class AttemptsTest {
    private final PgException unique = failure("23505");
    private final PgException serialization = failure("40001");

    @Test
    void collisionsAreTriedAgainUpToTheCapAndThenToldAsWhatTheyAre() {
        for (PgException collision : new PgException[] {unique, serialization}) {
            Attempts attempts = new Attempts(2);

            assertThat(attempts.judge(collision)).isSameAs(collision);
            assertThat(attempts.judge(collision)).isSameAs(collision);
            assertThat(attempts.judge(collision)).isInstanceOf(Refused.class).hasCause(collision);
        }
    }

    @Test
    void outagesDoNotCountAndNeverStand() {
        Attempts attempts = new Attempts(1);
        for (Throwable outage : new Throwable[] {new IOException("closed"), failure("57P01"), failure("40P01")}) {
            for (int i = 0; i < 100; i++) {
                assertThat(attempts.judge(outage)).isSameAs(outage);
            }
        }
        assertThat(attempts.judge(unique)).isSameAs(unique);
    }

    @Test
    void whatCanNotHelpIsNotTriedAgain() {
        for (Throwable refusal : new Throwable[] {
            failure("22021"), failure("23514"), new IllegalArgumentException("total must be an integer")
        }) {
            assertThat(new Attempts(9).judge(refusal))
                    .isInstanceOf(Refused.class)
                    .hasCause(refusal);
        }
    }

    @Test
    void eachKindHasItsReason() {
        assertThat(FailureKind.of(unique).reason()).isEqualTo(Reason.DUPLICATE_REFERENCE);
        assertThat(FailureKind.of(serialization).reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(FailureKind.of(failure("22003")).reason()).isEqualTo(Reason.INTERNAL_ERROR);
        assertThat(FailureKind.of(new ArithmeticException("overflow")).reason()).isEqualTo(Reason.INVALID_OPERATION);
    }

    private static PgException failure(String state) {
        return new PgException("told by the database", "ERROR", state, "detail");
    }
}
