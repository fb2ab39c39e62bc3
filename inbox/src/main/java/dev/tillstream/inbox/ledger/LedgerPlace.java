package dev.tillstream.inbox.ledger;

import dev.tillstream.contracts.Fields;
import dev.tillstream.inbox.question.Parameters;
import dev.tillstream.inbox.question.ReadProblem;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a ledger begins, the newest first: before this entry. Each entry is told with the sum that it left, so a
 * page goes on from the sum as it was told, whatever was added meanwhile.
 *
 * @param id of the entry; empty where a time alone is the limit
 * @param sum of all entries before it; null for the first page, which has to ask
 */
public record LedgerPlace(
        OffsetDateTime time, String id, @Nullable BigDecimal sum) {
    private static final Instant NEVER = Instant.parse("2200-01-01T00:00:00Z");
    private static final int MAX_LENGTH = 200;
    private static final int MAX_SCALE = 6;

    /**
     * The parameters {@code cursor} and {@code to} of a request.
     *
     * @throws ReadProblem for a cursor that isn't of a ledger
     */
    public static LedgerPlace of(Parameters given) {
        String cursor = given.text("cursor");
        return cursor == null
                ? new LedgerPlace(given.time("to", NEVER).atOffset(ZoneOffset.UTC), "", null)
                : read(cursor);
    }

    private static LedgerPlace read(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> parts = List.of(text.split("\\|", 3));
            BigDecimal sum = new BigDecimal(parts.get(1));
            if (text.length() > MAX_LENGTH || Math.abs(sum.scale()) > MAX_SCALE || text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException(cursor);
            }
            return new LedgerPlace(Instant.parse(parts.get(0)).atOffset(ZoneOffset.UTC), parts.get(2), sum);
        } catch (RuntimeException e) {
            throw ReadProblem.invalid("cursor is none of this ledger: begin without it");
        }
    }

    /**
     * A page as it is answered.
     *
     * @param found one more than the limit where more follow
     * @param timeColumn by which the rows are ordered, and {@code sumColumn} the sum that each left
     */
    public static Map<String, @Nullable Object> page(
            Iterable<Row> found, int limit, String timeColumn, String sumColumn, Function<Row, Fields> read) {
        List<Row> rows = new ArrayList<>();
        found.forEach(rows::add);
        String next = null;
        if (rows.size() > limit) {
            BigDecimal sum = rows.remove(limit).getBigDecimal(sumColumn);
            Row last = rows.get(limit - 1);
            next = new LedgerPlace(last.getOffsetDateTime(timeColumn), last.getString("id"), sum).toCursor();
        }
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", rows.stream().map(read).toList());
        page.put("next_cursor", next);
        return page;
    }

    private String toCursor() {
        String text = time.toInstant() + "|" + sum + "|" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
