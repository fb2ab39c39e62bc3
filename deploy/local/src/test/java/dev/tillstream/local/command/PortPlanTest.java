package dev.tillstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PortPlanTest {
    private static final PortPlan STANDARD = PortPlan.standard(8080);

    @Test
    void keepsEveryPortThatIsFree() {
        assertThat(STANDARD.avoiding(port -> true)).isEqualTo(STANDARD);
    }

    @Test
    void takesTheNextFreePortButNeverMovesTheGateway() {
        Set<Integer> taken = Set.of(8080, 8081, 19_092, 15_432);

        PortPlan plan = STANDARD.avoiding(port -> !taken.contains(port));

        assertThat(plan).isEqualTo(new PortPlan(8080, 8082, 8083, 8084, 19_093, 19_094, 15_433));
    }

    @Test
    void movesTheServicesWithTheGateway() {
        assertThat(STANDARD.withGateway(9000)).isEqualTo(new PortPlan(9000, 9001, 9002, 9003, 19_092, 19_093, 15_432));
        PortPlan moved = new PortPlan(8080, 8082, 8083, 8084, 19_092, 19_093, 15_432);
        assertThat(moved.withGateway(8080)).isEqualTo(moved);
    }

    @Test
    void refusesPortsThatDoNotExist() {
        assertThatThrownBy(() -> PortPlan.standard(0)).hasMessageContaining("not 0");
        assertThatThrownBy(() -> PortPlan.standard(65_533)).hasMessageContaining("not 65533");
        assertThatThrownBy(() -> STANDARD.avoiding(port -> false)).hasMessageContaining("no free port");
    }

    @Test
    void tellsEveryProcessWhereTheOthersAre() {
        PortPlan plan = new PortPlan(9000, 9101, 9102, 9103, 19_092, 19_093, 15_432);

        assertThat(plan.serviceUrls())
                .containsEntry("TILLSTREAM_GATEWAY_URL", "http://127.0.0.1:9000")
                .containsEntry("TILLSTREAM_CATALOG_URL", "http://127.0.0.1:9101")
                .containsEntry("TILLSTREAM_ORDERS_URL", "http://127.0.0.1:9102")
                .containsEntry("TILLSTREAM_INVENTORY_URL", "http://127.0.0.1:9103");
    }
}
