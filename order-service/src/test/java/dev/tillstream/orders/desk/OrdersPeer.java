package dev.tillstream.orders.desk;

import static dev.tillstream.orders.order.TestOperations.fields;

import dev.tillstream.contracts.ChangeRecord;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Receipt;
import dev.tillstream.orders.order.TestOperations;
import dev.tillstream.orders.order.TopicPeer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Objects;

/** One organization's tills against the running service, and a look into its tables. */
final class OrdersPeer {
    private final TopicPeer topics;
    private final Pool pool;
    private final String organization;

    OrdersPeer(TopicPeer topics, Pool pool, String organization) {
        this.topics = topics;
        this.pool = pool;
        this.organization = organization;
    }

    TestOperations till(String branch, String device) {
        return TestOperations.ofTill(organization, branch, device);
    }

    ChangeRecord push(PushedOperation pushed) {
        return topics.push(pushed);
    }

    Receipt receipt(PushedOperation pushed) {
        return Objects.requireNonNull(push(pushed).receipt());
    }

    long number(String sql, Object... more) {
        Tuple tuple = Tuple.of(organization);
        for (Object value : more) {
            tuple.addValue(value);
        }
        return pool.preparedQuery(sql)
                .execute(tuple)
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    /** A change's data, the last of that table in the record. */
    static Fields dataOf(ChangeRecord record, String table) {
        return record.changes().stream()
                .filter(change -> change.table().equals(table))
                .reduce((first, second) -> second)
                .map(change -> Objects.requireNonNull(change.data()))
                .orElseThrow(() -> new AssertionError("no change of " + table + " in " + record.changes()));
    }

    /** A sale of one line of product p0, with nothing said about its payment. */
    static Fields unpaid(long quantity, long price) {
        Fields item = fields("id", "i1", "product_id", "p0", "quantity", quantity, "unit_price", price);
        return fields("payment_method", "credit", "total", quantity * price, "items", List.of(item));
    }

    /** Goods of product p0 that come back, paid out in cash. */
    static Fields goods(String orderId, long quantity, long price) {
        Fields item = fields("order_item_id", "i1", "product_id", "p0", "quantity", quantity, "unit_price", price);
        return fields("order_id", orderId, "refund_method", "cash", "total", quantity * price, "items", List.of(item));
    }
}
