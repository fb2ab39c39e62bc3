package dev.tillstream.gateway.check;

import dev.tillstream.contracts.Ids;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one operation names its type: by {@code type}, or by {@code operation} and {@code table} (S0-6, S1-69). */
final class TypeScan {
    private static final String START = "{";

    private final Edits edits;
    private @Nullable String type;
    private @Nullable String operation;
    private @Nullable String table;
    private boolean named;

    /** @param type where an earlier reading found it */
    TypeScan(Edits edits, @Nullable String type) {
        this.edits = edits;
        this.type = type;
    }

    /** The type as everything behind the door knows it; null where nothing names one yet. */
    @Nullable
    String name() {
        return type;
    }

    /** The member {@code type}, which stands from one place of the source to another. */
    void type(String name, int from, int to) {
        Optional<String> meant = OtherNames.typeOf(name);
        meant.ifPresent(other -> edits.replace(from, to, '"' + other + '"'));
        type = meant.orElse(name);
        named = true;
    }

    void operation(String name) {
        operation = name;
        combine();
    }

    void table(String name) {
        table = name;
        combine();
    }

    /** The log always has a type; {@code start} is where the operation's object begins. */
    void writeInto(int start) {
        if (!named && operation != null && table != null && type != null) {
            edits.replace(start, start + START.length(), START + "\"type\":\"" + type + "\",");
        }
    }

    /** A type as a message shows it. */
    static String shown(String name) {
        String start = name.length() > Ids.MAX_LENGTH ? name.substring(0, Ids.MAX_LENGTH) : name;
        return start.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }

    private void combine() {
        if (!named && operation != null && table != null) {
            type = OtherNames.typeOf(operation, table).orElse(operation + " " + table);
        }
    }
}
