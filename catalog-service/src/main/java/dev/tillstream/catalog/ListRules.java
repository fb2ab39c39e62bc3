package dev.tillstream.catalog;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Ids;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lists inside a field: each message names the element and its value. */
final class ListRules {
    private ListRules() {}

    /** An array of ids, or nothing. */
    static void checkIds(Fields sent, String name) {
        check(sent, name, "an id", ListRules::isId);
    }

    /** An array of values of one kind, or nothing. */
    static void check(Fields sent, String name, String kind, Predicate<@Nullable Object> isGood) {
        Object value = sent.value(name);
        if (value == null) {
            return;
        }
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException(name + " must be an array, but is " + value);
        }
        for (int i = 0; i < list.size(); i++) {
            if (!isGood.test(list.get(i))) {
                throw new IllegalArgumentException(
                        name + "[" + i + "] must be " + kind + ", but is " + Objects.toString(list.get(i)));
            }
        }
    }

    /** An array of objects, or nothing. */
    static void checkRows(Fields sent, String name, Consumer<Fields> check) {
        List<Fields> rows = sent.rows(name);
        for (int i = 0; i < rows.size(); i++) {
            try {
                check.accept(rows.get(i));
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new IllegalArgumentException(name + "[" + i + "]." + e.getMessage(), e);
            }
        }
    }

    static void checkId(Fields row, String name) {
        String id = row.text(name);
        if (id != null && !Ids.isValid(id)) {
            throw new IllegalArgumentException(name + " must be an id, but is " + id);
        }
    }

    static boolean isId(@Nullable Object value) {
        return value instanceof String id && Ids.isValid(id);
    }
}
