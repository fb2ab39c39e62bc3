package dev.tillstream.client.store;

import dev.tillstream.contracts.Ids;
import dev.tillstream.contracts.money.Quantity;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

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
        return told(branchId, productId).orElse(Quantity.ZERO).plus(open(productId));
    }

    /** The same, where the server has told a level: nobody counts some goods, and others were not pulled yet. */
    public Optional<Quantity> knownLevel(String branchId, String productId) {
        return told(branchId, productId).map(level -> level.plus(open(productId)));
    }

    private Optional<Quantity> told(String branchId, String productId) {
        return sql.first(
                        "SELECT quantity FROM stock_levels WHERE id = ?",
                        row -> new BigDecimal(row.getString(1)),
                        Ids.derived(branchId, productId))
                .map(Quantity::of);
    }

    private Quantity open(String productId) {
        return new Quantity(
                sql.number("SELECT coalesce(sum(change), 0) FROM pending_stock WHERE product_id = ?", productId));
    }
}
