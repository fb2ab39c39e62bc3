package dev.tillstream.gateway.check;

import dev.tillstream.contracts.Ids;
import dev.tillstream.gateway.json.Edits;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one operation names its type: by {@code type}, or by {@code operation} and {@code table} (S0-6, S1-69). */
final class TypeScan {
    private static final String START = "{";

    private final Edits edits;
    private final KnownTypes types;
    private final boolean settled;
    private @Nullable String type;
    private KnownTypes.@Nullable Known known;
    private boolean payloadPassed;
    private boolean late;
    private @Nullable String operation;
    private @Nullable String table;
    private boolean named;

    /** @param type where an earlier reading found it behind the payload; it stays the type then */
    TypeScan(Edits edits, KnownTypes types, @Nullable String type) {
        this.edits = edits;
        this.types = types;
        this.type = type;
        this.known = type == null ? null : types.find(type);
        this.settled = type != null;
    }

    /** The type as everything behind the door knows it; null where nothing names one yet. */
    @Nullable
    String name() {
        return type;
    }

    /** What stands under that name; null where there is no such type. */
    KnownTypes.@Nullable Known known() {
        return known;
    }

    /** Whether the type became clear only behind the payload, so that this has to be read again. */
    boolean isLate() {
        return late;
    }

    /** The payload has been read as what {@link #known} said. */
    void payloadPassed() {
        payloadPassed = true;
    }

    /** The member {@code type}, which stands from one place of the source to another. */
    void type(String name, int from, int to) {
        Optional<String> meant = OtherNames.typeOf(name);
        meant.ifPresent(other -> edits.replace(from, to, '"' + other + '"'));
        type = meant.orElse(name);
        named = true;
        look();
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
        look();
    }

    private void look() {
        if (settled) {
            return;
        }
        KnownTypes.Known next = type == null ? null : types.find(type);
        late |= payloadPassed && !Objects.equals(next, known);
        known = next;
    }
}
