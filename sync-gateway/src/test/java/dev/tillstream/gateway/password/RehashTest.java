package dev.tillstream.gateway.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.TestStaff;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is kept of a password, and how it keeps up with the parameters. */
@GatewayTest
class RehashTest {
    private static final String NOW = "$argon2id$v=19$m=19456,t=2,p=1$";

    @Inject
    Pool pool;

    private final TestStaff owner = TestStaff.owner(new Shop());

    @Test
    void aHashOfAnotherCostIsMadeAnewAtALogIn() {
        assertThat(hash()).startsWith(NOW);
        String cheap = Argon2Hash.of(TestStaff.PASSWORD, new Argon2Hash.Cost(64, 1, 1), new byte[16])
                .text();
        pool.preparedQuery("update accounts set password_hash = $2 where id = $1")
                .execute(Tuple.of(owner.id(), cheap))
                .await()
                .atMost(Duration.ofSeconds(10));
        TestStaff.login(owner.shop().code, owner.email(), "not the password");
        assertThat(hash()).isEqualTo(cheap);
        TestStaff.login(owner.shop(), owner.email());
        assertThat(hash()).startsWith(NOW);
        TestStaff.login(owner.shop(), owner.email());
    }

    @Test
    void theSamePasswordOfAnotherKeyboardIsTheSame() {
        String composed = "schl\u00fcssel im schloss";
        String decomposed = "schlu\u0308ssel im schloss";
        String body = "{'current_password':'%s','new_password':'%s'}";
        assertThat(owner.send("POST", "/auth/password", body.formatted(TestStaff.PASSWORD, composed))
                        .status())
                .isEqualTo(204);
        JsonNode in =
                TestStaff.login(owner.shop().code, owner.email(), decomposed).json();
        assertThat(in.has("access_token")).as(in.toString()).isTrue();
    }

    private String hash() {
        return pool.preparedQuery("select password_hash from accounts where id = $1")
                .execute(Tuple.of(owner.id()))
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next()
                .getString(0);
    }
}
