package dev.tillstream.inbox.question;

import dev.tillstream.inbox.Json;
import dev.tillstream.inbox.question.Question.Sort;
import io.vertx.mutiny.sqlclient.Row;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place between two records of an answer: behind the record with these values. It is a place by value and not by
 * count, so records that come or go meanwhile move no others over a page's edge.
 *
 * @param sortValue null where the answer is sorted by id, or the record has no value
 * @param key what tells records of the same sort value apart: the id, of rows of a record its id before
 */
public record Position(@Nullable String sortValue, List<String> key) {

    public Position {
        key = List.copyOf(key);
    }

    /** Behind the last row of a page, by the columns that are read for it. */
    public static Position behind(Row row, @Nullable Sort sort, List<String> keyColumns) {
        List<String> key = keyColumns.stream().map(row::getString).toList();
        return new Position(sort == null ? null : sort.column().read(row), key);
    }

    /** Opaque to clients; it holds nothing that they haven't seen, and gives no rights. */
    public String toCursor(Question question) {
        List<@Nullable String> parts = new ArrayList<>();
        parts.add(question.mark());
        parts.add(sortValue);
        parts.addAll(key);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.text(parts).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws ReadProblem for a cursor that isn't of this question */
    static Position read(String cursor, Question question) {
        List<?> parts = decoded(cursor);
        int keys = TableLinks.keyColumns(question.table()).size();
        if (parts.size() != keys + 2 || !question.mark().equals(parts.get(0))) {
            throw foreign();
        }
        List<String> key = new ArrayList<>();
        for (Object part : parts.subList(2, parts.size())) {
            key.add(text(part));
        }
        Object value = parts.get(1);
        Sort sort = question.sort();
        if (value == null || sort == null) {
            return new Position(null, key);
        }
        return new Position(sort.column().parse("cursor", text(value)), key);
    }

    private static List<?> decoded(String cursor) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return Json.parse(json) instanceof List<?> parts ? parts : Arrays.asList();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw foreign();
        }
    }

    private static String text(@Nullable Object part) {
        if (part instanceof String text && text.indexOf('\0') < 0) {
            return text;
        }
        throw foreign();
    }

    private static ReadProblem foreign() {
        return ReadProblem.invalid("cursor is not one of this question: begin without it");
    }
}
