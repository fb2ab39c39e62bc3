package dev.tillstream.orders.session;

import dev.tillstream.contracts.Fields;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.orders.payment.Tender;
import dev.tillstream.orders.payment.Tender.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of the expenses of a batch is counted in shifts: an expense may be edited, and counts as it says last. */
public final class ExpensePostings {
    private static final String FIND = """
            select p.organization_id, p.expense_id, p.session_id, p.payment_method, p.amount
            from unnest($1::text[], $2::text[]) as k (o, i)
            join expense_postings p on p.organization_id = k.o and p.expense_id = k.i""";

    private static final String DELETE = """
            delete from expense_postings p using unnest($1::text[], $2::text[]) as k (o, i)
            where p.organization_id = k.o and p.expense_id = k.i""";

    private static final String INSERT = """
            insert into expense_postings (organization_id, expense_id, session_id, payment_method, amount)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[])""";

    private final Map<Key, Posting> postings;
    private final Set<Key> changed = new LinkedHashSet<>();

    private ExpensePostings(Map<Key, Posting> postings) {
        this.postings = new HashMap<>(postings);
    }

    /** What is counted, and in which shift. */
    public record Posting(String sessionId, Tender tender) {}

    public static ExpensePostings none() {
        return new ExpensePostings(Map.of());
    }

    public static Uni<ExpensePostings> load(SqlConnection tx, Collection<Key> expenses) {
        if (expenses.isEmpty()) {
            return Uni.createFrom().item(none());
        }
        return tx.preparedQuery(FIND).execute(pairs(List.copyOf(expenses))).map(rows -> {
            Map<Key, Posting> found = new HashMap<>();
            rows.forEach(row -> found.put(
                    new Key(row.getString(0), row.getString(1)),
                    new Posting(row.getString(2), new Tender(Kind.EXPENSE, row.getString(3), row.getLong(4)))));
            return new ExpensePostings(found);
        });
    }

    /** What an expense counts: nothing where it is deleted, of no shift, or doesn't say how it was paid. */
    public static Optional<Posting> of(@Nullable Fields expense) {
        if (expense == null) {
            return Optional.empty();
        }
        String session = expense.text("staff_work_session_id");
        String method = expense.text("payment_method");
        Long amount = expense.integer("amount");
        return session == null || method == null || amount == null
                ? Optional.empty()
                : Optional.of(new Posting(session, new Tender(Kind.EXPENSE, method, -amount)));
    }

    public Set<Key> shifts() {
        Set<Key> shifts = new HashSet<>();
        postings.forEach((key, posting) -> shifts.add(new Key(key.organizationId(), posting.sessionId())));
        return shifts;
    }

    public Optional<Posting> find(Key expense) {
        return Optional.ofNullable(postings.get(expense));
    }

    public void put(Key expense, Optional<Posting> posting) {
        postings.remove(expense);
        posting.ifPresent(counted -> postings.put(expense, counted));
        changed.add(expense);
    }

    public Uni<Void> store(SqlConnection tx) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Key> keys = changed.stream().filter(postings::containsKey).toList();
        List<Posting> counted = keys.stream().flatMap(key -> find(key).stream()).toList();
        Tuple tuple = pairs(keys);
        tuple.addValue(counted.stream().map(Posting::sessionId).toArray(String[]::new));
        tuple.addValue(
                counted.stream().map(posting -> posting.tender().method()).toArray(String[]::new));
        tuple.addValue(
                counted.stream().map(posting -> posting.tender().amount()).toArray(Long[]::new));
        return tx.preparedQuery(DELETE)
                .execute(pairs(List.copyOf(changed)))
                .chain(() -> tx.preparedQuery(INSERT).execute(tuple))
                .replaceWithVoid();
    }

    private static Tuple pairs(List<Key> keys) {
        return Tuple.tuple()
                .addValue(keys.stream().map(Key::organizationId).toArray(String[]::new))
                .addValue(keys.stream().map(Key::id).toArray(String[]::new));
    }
}
