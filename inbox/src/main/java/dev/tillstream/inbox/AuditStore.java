package dev.tillstream.inbox;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inbox.store.BulkInsert;
import dev.tillstream.inbox.store.ColumnType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The audit trail (B-13): append-only, written in the transaction that changed the records. */
final class AuditStore {
    /** Where a payload says which person it was at a till, most exact first. */
    private static final List<String> WHO = List.of("resolved_by", "employee_id");

    /**
     * One entry of one operation.
     *
     * @param number its place among the entries of the operation
     */
    record Row(PushedOperation pushed, int number, AuditEntry entry) {}

    private AuditStore() {}

    /** What is written already, by an operation whose outcome was purged since, stays as it is. */
    static Uni<Void> record(SqlConnection tx, List<Row> rows, Instant now) {
        return BulkInsert.<Row>into("audit")
                .column(
                        "organization_id",
                        ColumnType.TEXT,
                        row -> row.pushed().origin().organizationId())
                .column(
                        "op_id",
                        ColumnType.UUID,
                        row -> row.pushed().operation().opId())
                .column("entry", ColumnType.INTEGER, Row::number)
                .column("table", ColumnType.TEXT, row -> row.entry().table().name())
                .column("record_id", ColumnType.TEXT, row -> row.entry().recordId())
                .column("type", ColumnType.TEXT, row -> row.pushed().operation().type())
                .column(
                        "branch_id",
                        ColumnType.TEXT,
                        row -> row.pushed().origin().branchId())
                .column(
                        "device_id",
                        ColumnType.TEXT,
                        row -> row.pushed().origin().deviceId())
                .column(
                        "staff_id",
                        ColumnType.TEXT,
                        row -> row.pushed().origin().staffId())
                .column("employee_id", ColumnType.TEXT, row -> who(row.pushed()))
                .column("before", ColumnType.JSON, row -> json(row.entry().before()))
                .column("after", ColumnType.JSON, row -> json(row.entry().after()))
                .column(
                        "occurred_at",
                        ColumnType.TIME,
                        row -> time(row.pushed().operation().occurredAt()))
                .column("received_at", ColumnType.TIME, row -> time(row.pushed().receivedAt()))
                .column("applied_at", ColumnType.TIME, row -> time(now))
                .keepingExisting()
                .execute(tx, rows);
    }

    private static @Nullable String who(PushedOperation pushed) {
        Fields payload = pushed.operation().payload();
        return WHO.stream()
                .flatMap(name -> payload.value(name) instanceof String person ? Stream.of(person) : Stream.empty())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String json(@Nullable Fields fields) {
        return fields == null ? null : Json.text(fields);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
