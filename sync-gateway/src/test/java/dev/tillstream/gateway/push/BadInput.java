package dev.tillstream.gateway.push;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.tillstream.contracts.table.Field;
import dev.tillstream.contracts.table.FieldType;
import dev.tillstream.contracts.table.OperationType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For any type of operation: a payload that is right, and every way of getting one field of it wrong. */
final class BadInput {
    private BadInput() {}

    /**
     * @param start how the message has to begin: the field
     * @param value what it has to tell of the value; empty where there is none to tell
     */
    record Case(String payload, String start, String value) {}

    /** A value and how a message shows it. */
    private record Wrong(String json, String shown) {
        static Wrong of(String json) {
            return new Wrong(json, "but is " + json);
        }
    }

    static String right(OperationType type) {
        return object(required(type.payload()));
    }

    /** As {@link #right}, with every text that the type has, also in its rows, being this one. */
    static String rightWithTexts(OperationType type, String text) {
        return object(withTexts(type.payload(), text));
    }

    private static Map<String, String> withTexts(List<Field> fields, String text) {
        Map<String, String> values = required(fields);
        for (Field field : fields) {
            if (field.type() == FieldType.TEXT && !field.name().equals("pin_hash")) {
                String fitting = text.substring(0, Math.min(text.length(), field.max()));
                values.put(field.name(), TextNode.valueOf(fitting).toString());
            } else if (field.rows() != null) {
                values.put(field.name(), "[" + object(withTexts(rowFields(field), text)) + "]");
            }
        }
        return values;
    }

    static List<Case> cases(OperationType type) {
        List<Case> cases = new ArrayList<>();
        Map<String, String> right = required(type.payload());
        for (Field field : type.payload()) {
            wrong(field).forEach(wrong -> cases.add(changed(right, field, wrong)));
            if (field.isRequired()) {
                Map<String, String> without = new LinkedHashMap<>(right);
                without.remove(field.name());
                cases.add(new Case(object(without), "payload." + field.name() + " is required", ""));
                cases.add(new Case(
                        object(with(right, field.name(), "null")), "payload." + field.name() + " is required", ""));
            }
            if (field.rows() != null) {
                cases.addAll(inRows(right, field));
            }
        }
        cases.add(new Case(object(with(right, "free", "\"a\\u0000\"")), "payload.free must not hold", ""));
        cases.add(new Case(object(with(right, "n".repeat(256), "1")), "a name in payload must have at most 255", ""));
        return cases;
    }

    /** More rows than the field takes, each of them right; for fields that have rows. */
    static Stream<Case> tooManyRows(OperationType type) {
        Map<String, String> right = required(type.payload());
        return type.payload().stream().filter(field -> field.rows() != null).map(field -> {
            String row = object(required(rowFields(field)));
            String rows = "[" + (row + ",").repeat(field.max()) + row + "]";
            String start = "payload." + field.name() + " must have at most " + field.max() + " rows";
            return new Case(object(with(right, field.name(), rows)), start, "but has " + (field.max() + 1));
        });
    }

    private static List<Case> inRows(Map<String, String> right, Field rows) {
        List<Case> cases = new ArrayList<>();
        Map<String, String> row = required(rowFields(rows));
        for (Field field : rowFields(rows)) {
            String start = "payload." + rows.name() + "[1]." + field.name() + " ";
            for (Wrong wrong : wrong(field)) {
                String both = "[" + object(row) + "," + object(with(row, field.name(), wrong.json)) + "]";
                cases.add(new Case(object(with(right, rows.name(), both)), start, wrong.shown));
            }
        }
        return cases;
    }

    private static Case changed(Map<String, String> right, Field field, Wrong wrong) {
        String payload = object(with(right, field.name(), wrong.json));
        return new Case(payload, "payload." + field.name(), wrong.shown);
    }

    private static List<Wrong> wrong(Field field) {
        if (field.name().equals("pin_hash")) {
            return Stream.of("7", "true", "\"4711\"", "\"" + "x$".repeat(200) + "\"")
                    .map(json -> new Wrong(json, "must be a hash: <algorithm>$<iterations>$<salt>$<hash>"))
                    .toList();
        }
        List<Wrong> wrong = new ArrayList<>(
                switch (field.type()) {
                    case ID -> List.of(Wrong.of("7"), Wrong.of("\"a b\""), tooLong(64), nul());
                    case TEXT -> List.of(Wrong.of("7"), Wrong.of("true"), tooLong(field.max()), nul());
                    case CHOICE -> List.of(Wrong.of("7"), Wrong.of("\"no-such\""));
                    case MONEY -> List.of(Wrong.of("1.5"), Wrong.of("\"5\""), Wrong.of("9007199254740993"));
                    case RATE, COUNT -> List.of(Wrong.of("1.5"), Wrong.of("\"5\""), Wrong.of("2147483648"));
                    case QUANTITY -> List.of(Wrong.of("\"2\""), Wrong.of("1.2345"), Wrong.of("1234567890123"));
                    case FLAG -> List.of(Wrong.of("1"), Wrong.of("\"true\""));
                    case TIME -> List.of(Wrong.of("7"), Wrong.of("\"2026-02-30T10:00:00.000Z\""));
                    case DATE -> List.of(Wrong.of("7"), Wrong.of("\"2026-02-30\""));
                    case JSON -> List.of(new Wrong("{\"a\":\"\\u0000\"}", "must not hold the character NUL"));
                    case ROWS ->
                        List.of(new Wrong("{}", "but is an object"), Wrong.of("\"x\""), new Wrong("[7]", "is 7"));
                });
        if (field.range() != Field.Range.ANY && isNumber(field)) {
            wrong.add(Wrong.of("-1"));
        }
        if (field.range() == Field.Range.POSITIVE) {
            wrong.add(Wrong.of("0"));
        }
        return wrong;
    }

    private static boolean isNumber(Field field) {
        return switch (field.type()) {
            case MONEY, RATE, COUNT, QUANTITY -> true;
            case ID, TEXT, CHOICE, FLAG, TIME, DATE, JSON, ROWS -> false;
        };
    }

    private static Wrong tooLong(int max) {
        return new Wrong('"' + "x".repeat(max + 1) + '"', "but is \"xxx");
    }

    private static Wrong nul() {
        return new Wrong("\"a\\u0000b\"", "");
    }

    private static Map<String, String> required(List<Field> fields) {
        return fields.stream()
                .filter(Field::isRequired)
                .collect(Collectors.toMap(Field::name, BadInput::right, (a, b) -> a, LinkedHashMap::new));
    }

    private static String right(Field field) {
        return switch (field.type()) {
            case ID, TEXT -> "\"x\"";
            case CHOICE -> '"' + field.choices().get(0) + '"';
            case MONEY, RATE, COUNT, QUANTITY -> "1";
            case FLAG -> "true";
            case TIME -> "\"2026-11-21T10:30:00.000Z\"";
            case DATE -> "\"2026-11-21\"";
            case JSON -> "{}";
            case ROWS -> "[" + object(required(rowFields(field))) + "]";
        };
    }

    private static List<Field> rowFields(Field field) {
        return field.rows() == null ? List.of() : field.rows().fields();
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String json) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(name, json);
        return changed;
    }

    private static String object(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> '"' + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
