package dev.tillstream.orders.desk;

import static dev.tillstream.orders.desk.OrdersPeer.dataOf;
import static dev.tillstream.orders.desk.OrdersPeer.goods;
import static dev.tillstream.orders.desk.OrdersPeer.unpaid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.Fields;
import dev.tillstream.local.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What goods cost doesn't depend on whether they were sold or came back first (B-7). */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class LateCostsTest extends DeskTest {
    private static final int SALES = 6;
    private static final long PRICE = 500;
    private static final List<String> SUMS =
            List.of("cost", "lines_without_cost", "revenue_without_cost", "quantity", "returns_total", "returns_count");

    /** A document to come. */
    private record Arrival(int sale, int goods) {
        boolean isSale() {
            return goods == 0;
        }
    }

    @Test
    void anyOrderOfArrivalGivesTheSameSums() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Arrival> arrivals = new ArrayList<>();
        for (int sale = 0; sale < SALES; sale++) {
            arrivals.addAll(List.of(new Arrival(sale, 0), new Arrival(sale, 1), new Arrival(sale, 2)));
        }
        Collections.shuffle(arrivals, random);
        arrivals.forEach(arrival -> arrive(arrival, random));

        long known = SALES / 2;
        long cost = 0;
        for (int sale = 0; sale < SALES; sale += 2) {
            cost += costOf(sale) * (5 - 3);
        }
        for (String dimension : List.of("sale", "product", "tax")) {
            List<Long> expected = List.of(
                    cost, known - 2 * known, known * (5 - 3) * PRICE, SALES * 2_000L, SALES * 3 * PRICE, SALES * 2L);
            assertThat(SUMS.stream().map(sum -> sum(dimension, sum)))
                    .as("%s, seed %d", dimension, seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void theLineSaysWhatItCostWhenItWasSold() {
        cost(60L);
        assertThat(costIn(peer.push(till.pushed("returns.create", "r1", goods("o1", 1, PRICE)))))
                .isEqualTo(60);
        cost(40L);

        assertThat(costIn(peer.push(till.create("o1", sold())))).isEqualTo(40);
        assertThat(peer.number("select unit_cost from return_items where organization_id = $1"))
                .isEqualTo(40);
        assertThat(peer.number("select version from returns where organization_id = $1"))
                .isEqualTo(2);
    }

    private static long costIn(ChangeRecord record) {
        return dataOf(record, "returns").rows("items").get(0).requiredInteger("unit_cost");
    }

    /** What a product costs on the day of a return has nothing to say; every other sale knows no cost. */
    private void arrive(Arrival arrival, Random random) {
        String order = "o" + arrival.sale();
        if (arrival.isSale()) {
            cost(arrival.sale() % 2 == 0 ? costOf(arrival.sale()) : null);
            peer.push(till.create(order, sold().with("offline_reference", "ref-" + order)));
            return;
        }
        cost(random.nextInt(3) == 0 ? null : (long) random.nextInt(400));
        Fields back = goods(order, arrival.goods(), PRICE);
        Fields named = random.nextBoolean()
                ? back
                : back.only(name -> !name.equals("order_id")).with("original_offline_reference", "ref-" + order);
        peer.push(till.pushed("returns.create", "r" + arrival.sale() + "-" + arrival.goods(), named));
    }

    private static long costOf(int sale) {
        return 10 + 7L * sale;
    }

    private static Fields sold() {
        return unpaid(5, PRICE).with("payment_method", "cash").with("amount_paid", 5 * PRICE);
    }

    private long sum(String dimension, String column) {
        return peer.number(
                "select sum(" + column + ")::bigint from sales_rollups where organization_id = $1 and dimension = $2",
                dimension);
    }

    private void cost(@Nullable Long average) {
        pool.preparedQuery("insert into ref_costs values ($1, 'p0', 1, $2)"
                        + " on conflict (organization_id, id) do update set average_cost = excluded.average_cost")
                .execute(Tuple.of(organization, average))
                .await()
                .indefinitely();
    }
}
