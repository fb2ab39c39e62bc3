package dev.tillstream.contracts.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A synced table: its name and fields are the same on the till, on the wire and in the owner's schema (S1-8). Beside
 * the fields each record has those of {@link #META}, which only servers set, and {@link #ATTRIBUTES}: what a client
 * sends that this version doesn't know is kept there and travels on, as sent.
 */
public final class Table {
    /** What the servers set on each record; taken from the credential and the envelope, never from a payload. */
    public static final List<String> META = List.of(
            "organization_id",
            "id",
            "branch_id",
            "version",
            "created_at",
            "updated_at",
            "deleted_at",
            "occurred_at",
            "device_id");

    /** The column (JSON) that keeps the fields which have no column of their own. */
    public static final String ATTRIBUTES = "attributes";

    /** Fields that go to the tills by the feed, and are shown to nobody who reads or audits (S3-12). */
    public static final Set<String> SECRETS = Set.of("pin_hash");

    private final String name;
    private final Owner owner;
    private final Scope scope;
    private final List<Field> fields;
    private final Map<String, Field> byName;

    private Table(String name, Owner owner, Scope scope, List<Field> fields) {
        this.name = name;
        this.owner = owner;
        this.scope = scope;
        this.fields = List.copyOf(fields);
        this.byName = this.fields.stream().collect(Collectors.toUnmodifiableMap(Field::name, Function.identity()));
    }

    public static Table of(String name, Owner owner, Scope scope, Field... fields) {
        return new Table(name, owner, scope, List.of(fields));
    }

    /** Whether a client says this field of a record: it is neither the servers' nor local to a till (S1-70). */
    public static boolean isSent(String fieldName) {
        return !META.contains(fieldName) && !fieldName.startsWith("_");
    }

    public String name() {
        return name;
    }

    public Owner owner() {
        return owner;
    }

    public Scope scope() {
        return scope;
    }

    /** All fields, in the order of their columns. */
    public List<Field> fields() {
        return fields;
    }

    /** The fields that are columns of the table itself. */
    public Stream<Field> columns() {
        return fields.stream().filter(field -> field.type() != FieldType.ROWS);
    }

    public Optional<Field> field(String fieldName) {
        return Optional.ofNullable(byName.get(fieldName));
    }

    @Override
    public String toString() {
        return name;
    }
}
