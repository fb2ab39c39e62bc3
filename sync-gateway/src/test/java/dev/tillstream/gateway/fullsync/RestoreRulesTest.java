package dev.tillstream.gateway.fullsync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.table.OperationType;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.gateway.fullsync.RestoreRules.Held;
import dev.tillstream.gateway.fullsync.Verdict.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What may come back, over all operations there are. */
class RestoreRulesTest {
    private static final Held ANOTHERS = new Held(false, true, "till-2");

    static Iterable<OperationType> types() {
        return Tables.operationTypes();
    }

    private static Kind judge(OperationType type, Held held) {
        return RestoreRules.judge("till-1", type, held).kind();
    }

    @ParameterizedTest
    @CsvSource({
        "orders.create, , MISSING",
        "orders.create, till-1, KNOWN",
        "orders.create, till-2, KNOWN",
        "orders.void, , MISSING",
        "orders.void, till-1, MISSING",
        "orders.void, till-2, EXCLUDED",
        "payments.create, , MISSING",
        "stock_movements.adjust, , MISSING",
        "customers.upsert, , MISSING",
        "customers.upsert, till-1, EXCLUDED",
        "customers.upsert, till-2, EXCLUDED",
        "customers.delete, , EXCLUDED",
        "customers.erase, , EXCLUDED",
        "conflicts.resolve, , EXCLUDED",
        "staff_work_sessions.close, till-1, MISSING",
        "staff_work_sessions.close, till-2, EXCLUDED",
        "stock_transfers.receive, till-2, EXCLUDED"
    })
    void eachByItsVerbAndByWhoseRecordItIs(String type, @Nullable String heldFrom, Kind expected) {
        Held held = heldFrom == null ? Held.NOTHING : new Held(false, true, heldFrom);
        assertThat(judge(Tables.operationType(type).orElseThrow(), held)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatIsAnsweredIsLetBe(OperationType type) {
        assertThat(judge(type, new Held(true, true, "till-1"))).isEqualTo(Kind.KNOWN);
    }

    @ParameterizedTest
    @MethodSource("types")
    void nothingTouchesAnotherTillsRecord(OperationType type) {
        assertThat(judge(type, ANOTHERS)).isNotEqualTo(Kind.MISSING);
    }

    @Test
    void thePersonIsToldWhy() {
        OperationType type = Tables.operationType("customers.upsert").orElseThrow();
        assertThat(RestoreRules.judge("till-1", type, ANOTHERS).message())
                .isEqualTo("the record exists, and what the servers hold of it stands");
    }
}
