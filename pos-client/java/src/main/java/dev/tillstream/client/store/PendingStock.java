package dev.tillstream.client.store;

import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.money.Quantity;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Changes of stock that this till made and whose receipts it hasn't pulled: laid over the server's levels, never written
 * into them, so that another till's change and our own add up (S1-5, S1-95).
 */
public final class PendingStock {
    private final SqlSession sql;

    public PendingStock(SqlSession sql) {
        this.sql = sql;
    }

    /** Lays the changes of one operation, by product, over the levels. */
    public void add(int epoch, long seq, Map<String, Quantity> changes) {
        changes.forEach((product, change) -> sql.execute(
                "INSERT INTO pending_stock (epoch, seq, product_id, change) VALUES (?, ?, ?, ?)",
                epoch,
                seq,
                product,
                change.thousandths()));
    }

    public void drop(int epoch, long seq) {
        sql.execute("DELETE FROM pending_stock WHERE epoch = ? AND seq = ?", epoch, seq);
    }

    /** What should be in the branch's shelves: the server's level with this till's open changes; may be negative. */
    public Quantity level(String branchId, String productId) {
        Quantity known = sql.first(
                        "SELECT quantity FROM stock_levels WHERE id = ?",
                        row -> new BigDecimal(row.getString(1)),
                        Ids.derived(branchId, productId))
                .map(Quantity::of)
                .orElse(Quantity.ZERO);
        long open = sql.number("SELECT coalesce(sum(change), 0) FROM pending_stock WHERE product_id = ?", productId);
        return known.plus(new Quantity(open));
    }
}
