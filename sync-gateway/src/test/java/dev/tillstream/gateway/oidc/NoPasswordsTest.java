package dev.tillstream.gateway.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.gateway.GatewayTest;
import dev.tillstream.gateway.Shop;
import dev.tillstream.gateway.Shop.Answer;
import dev.tillstream.gateway.TestStaff;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** With {@code tillstream.auth.passwords=false} the identity provider is the only way in (docs/oidc.md). */
@GatewayTest
@TestProfile(NoPasswordsTest.NoPasswords.class)
class NoPasswordsTest {
    private static final String BETTER = "staple tower window 7";

    private final String email = UUID.randomUUID() + "@oidc.example";

    /** What this class sets. */
    public static final class NoPasswords implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tillstream.auth.passwords", "false");
        }
    }

    @Test
    void itIsToldHowOneLogsIn() {
        assertThat(Shop.send(HttpRequest.newBuilder(Shop.uri("/auth/methods"))).json())
                .isEqualTo(Shop.parse("{\"passwords\":false,\"oidc\":true}"));
    }

    @Test
    void noPasswordLetsAnybodyIn() {
        Shop shop = new Shop();
        Answer owner = Shop.setup(
                "POST",
                "/organizations/" + shop.id + "/owner",
                "{'name':'O','email':'%s','password':'%s'}".formatted(email, TestStaff.PASSWORD));
        assertThat(owner.status()).as(owner.toString()).isEqualTo(201);
        for (int i = 0; i < 6; i++) {
            assertSwitchedOff(TestStaff.login(shop.code, email, TestStaff.PASSWORD));
        }
        assertSwitchedOff(TestStaff.login(shop.code, "nobody@oidc.example", TestStaff.PASSWORD));
        assertSwitchedOff(TestStaff.login("NOSUCH", email, TestStaff.PASSWORD));
    }

    @Test
    void anInvitationIsNotAcceptedAndTheProviderLetsIn() {
        Answer invited = Browser.owner(email);
        String invitation = invited.json().get("invitation").asText();
        for (String each : new String[] {invitation, "tsi_nonsense"}) {
            assertSwitchedOff(TestStaff.anonymous(
                    "/auth/accept",
                    "{'organization':'%s','invitation':'%s','password':'%s'}"
                            .formatted(OidcServer.ORGANIZATION, each, BETTER)));
        }
        assertThat(logIn().id()).isEqualTo(invited.json().get("staff_id").asText());
    }

    @Test
    void whoIsInByTheProviderGoesOnAndHasNoPasswordToChange() {
        Browser.owner(email);
        TestStaff owner = logIn();
        String change = "{'current_password':'%s','new_password':'%s'}".formatted(TestStaff.PASSWORD, BETTER);
        assertSwitchedOff(owner.send("POST", "/auth/password", change));
        assertThat(TestStaff.anonymous("/auth/password", change).status()).isEqualTo(401);
        TestStaff later = TestStaff.of(owner.shop(), owner.refresh());
        assertThat(later.get("/auth/me").json().get("email").asText()).isEqualTo(email);
    }

    private TestStaff logIn() {
        URI back = Browser.logIn(email, "");
        assertThat(back.toString()).startsWith("/office/#code=");
        return TestStaff.of(new Shop(), Browser.exchange(back.getFragment().substring("code=".length())));
    }

    private static void assertSwitchedOff(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        assertThat(answer.reason()).isEqualTo("not_allowed");
        assertThat(answer.json().get("detail").asText()).contains("identity provider");
    }
}
