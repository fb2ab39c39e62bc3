package dev.tillstream.inbox.merge;

import static dev.tillstream.local.simulated.Till.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.contracts.Reason;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.conflict.Conflict;
import dev.tillstream.inbox.conflict.ConflictType;
import dev.tillstream.inbox.conflict.Strategy;
import dev.tillstream.local.simulated.Till;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MergeRulesTest {
    private final Till one = new Till("o1", "till-1");
    private final Till two = new Till("o1", "till-2");
    private final Shelf shelf = new Shelf(Tables.PRODUCTS);

    private static Till.Push upsert(Till till, @Nullable Object... pairs) {
        return till.upsert(Tables.PRODUCTS, "p1", pairs);
    }

    private static Till.Push delete(Till till) {
        return till.delete(Tables.PRODUCTS, "p1");
    }

    private Conflict conflictOf(Till.Push push) {
        return shelf.apply(push).orElseThrow();
    }

    @Nested
    class Creation {
        @Test
        void bringsTheFirstVersion() {
            shelf.apply(upsert(one, "name", "Tea", "price", 100, "oem_number", "X-1", "brand", null));

            assertThat(shelf.version()).isEqualTo(1);
            assertThat(shelf.fields())
                    .isEqualTo(fields("name", "Tea", "price", 100L, "oem_number", "X-1", "sku", "p1"));
        }

        @Test
        void withoutTheNameIsRefused() {
            assertThatThrownBy(() -> shelf.apply(upsert(one, "price", 100)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("name is required");
        }

        @Test
        void keepsTheSkuThatWasSent() {
            shelf.apply(upsert(one, "name", "Tea", "sku", "T-1"));

            assertThat(shelf.fields().text("sku")).isEqualTo("T-1");
        }

        @Test
        void ignoresLocalAndServerFields() {
            shelf.apply(upsert(one, "name", "Tea", "_name_lower", "tea", "version", 9, "organization_id", "o2"));

            assertThat(shelf.fields()).isEqualTo(fields("name", "Tea", "sku", "p1"));
            assertThat(shelf.record().stored().key().organizationId()).isEqualTo("o1");
        }

        @Test
        void refusesAValueOfAnotherKind() {
            assertThatThrownBy(() -> shelf.apply(upsert(one, "name", "Tea", "tax_rate", 1L << 40)))
                    .hasMessageContaining("tax_rate must fit into 32 bits");
            assertThatThrownBy(() -> shelf.apply(upsert(one, "name", 5))).hasMessage("name must be a string, but is 5");
        }
    }

    @Nested
    class BasedOnTheCurrentVersion {
        @Test
        void changesOnlyWhatIsSent() {
            shelf.apply(upsert(one, "name", "Tea", "price", 100));
            shelf.apply(upsert(two, "price", 120).basedOn(1).at(5));

            assertThat(shelf.fields()).isEqualTo(fields("name", "Tea", "price", 120L, "sku", "p1"));
            assertThat(shelf.version()).isEqualTo(2);
            assertThat(shelf.conflicts()).isEmpty();
        }

        @Test
        void winsWhateverTheClockSays() {
            shelf.apply(upsert(one, "name", "Tea", "price", 100).at(60));
            shelf.apply(upsert(two, "price", 120).basedOn(1).at(5));

            assertThat(shelf.fields().integer("price")).isEqualTo(120);
            assertThat(shelf.conflicts()).isEmpty();
        }

        @Test
        void isNoEarlierThanWhatItHasSeen() {
            shelf.apply(upsert(one, "name", "Tea", "price", 100).at(60));
            shelf.apply(upsert(two, "price", 120).basedOn(1).at(5));
            shelf.apply(upsert(one, "price", 90).at(30));

            assertThat(shelf.fields().integer("price")).isEqualTo(120);
        }

        @Test
        void clearsByNull() {
            shelf.apply(upsert(one, "name", "Tea", "price", 100, "sku", "T-1"));
            shelf.apply(upsert(one, "price", null, "sku", null).basedOn(1).at(1));

            assertThat(shelf.fields()).isEqualTo(fields("name", "Tea", "sku", "p1"));
        }

        @Test
        void canNotClearTheName() {
            shelf.apply(upsert(one, "name", "Tea"));

            assertThatThrownBy(() -> shelf.apply(upsert(one, "name", null).basedOn(1)))
                    .hasMessage("name is required");
        }

        @Test
        void aVersionFromTheFutureCountsAsTheCurrentOne() {
            shelf.apply(upsert(one, "name", "Tea", "price", 100).at(60));
            shelf.apply(upsert(two, "price", 120).basedOn(99).at(5));

            assertThat(shelf.fields().integer("price")).isEqualTo(120);
            assertThat(shelf.conflicts()).isEmpty();
        }

        @Test
        void whatChangesNothingGivesNoVersion() {
            shelf.apply(upsert(one, "name", "Tea", "price", 100, "average_item_weight", new BigDecimal("1.50")));
            shelf.apply(upsert(two, "price", 100, "average_item_weight", new BigDecimal("1.5"))
                    .basedOn(1)
                    .at(5));
            shelf.apply(upsert(two).basedOn(1).at(6));

            assertThat(shelf.version()).isEqualTo(1);
            assertThat(shelf.conflicts()).isEmpty();
        }
    }

    @Nested
    class BasedOnAnOldVersion {
        @Test
        void disjointFieldsMergeSilently() {
            shelf.apply(upsert(one, "name", "Tea", "price", 100));
            shelf.apply(upsert(one, "price", 120).basedOn(1).at(10));
            shelf.apply(upsert(two, "name", "Green tea").basedOn(1).at(5));

            assertThat(shelf.fields()).isEqualTo(fields("name", "Green tea", "price", 120L, "sku", "p1"));
            assertThat(shelf.version()).isEqualTo(3);
            assertThat(shelf.conflicts()).isEmpty();
        }

        @Test
        void theLaterOneWinsAndTheLoserIsKept() {
            shelf.apply(upsert(one, "name", "Tea", "price", 100));
            shelf.apply(upsert(one, "price", 120).basedOn(1).at(5));
            Conflict conflict = conflictOf(upsert(two, "price", 130).basedOn(1).at(10));

            assertThat(shelf.fields().integer("price")).isEqualTo(130);
            assertThat(shelf.version()).isEqualTo(3);
            assertThat(conflict.type()).isEqualTo(ConflictType.DATA_MISMATCH);
            assertThat(conflict.reason()).isEqualTo(Reason.STALE_VERSION);
            assertThat(conflict.localData()).isEqualTo(fields("price", 130L));
            assertThat(conflict.serverData()).isEqualTo(fields("price", 120L));
            assertThat(conflict.settledAs()).contains(Strategy.KEEP_LOCAL);
        }

        @Test
        void theEarlierOneLosesAndIsKept() {
            shelf.apply(upsert(one, "name", "Tea", "price", 100));
            shelf.apply(upsert(one, "price", 120).basedOn(1).at(10));
            Conflict conflict = conflictOf(upsert(two, "price", null).basedOn(1).at(5));

            assertThat(shelf.fields().integer("price")).isEqualTo(120);
            assertThat(shelf.version()).isEqualTo(2);
            assertThat(conflict.localData()).isEqualTo(fields("price", null));
            assertThat(conflict.serverData()).isEqualTo(fields("price", 120L));
            assertThat(conflict.settledAs()).contains(Strategy.KEEP_SERVER);
            assertThat(conflict.suggestedFix())
                    .isEqualTo("price: the server's change of 2026-11-21T08:10:00.000Z stands, the till's of"
                            + " 2026-11-21T08:05:00.000Z gives way. Keep it so, or choose keep_local.");
        }

        @Test
        void theClockOfTheDeviceIsCorrected() {
            Till ahead = new Till("o1", "till-3", 600_000);
            shelf.apply(upsert(one, "name", "Tea", "price", 100));
            shelf.apply(upsert(one, "price", 120).basedOn(1).at(10));
            Conflict conflict =
                    conflictOf(upsert(ahead, "price", 130).basedOn(1).at(15));

            assertThat(shelf.fields().integer("price")).isEqualTo(120);
            assertThat(conflict.settledAs()).contains(Strategy.KEEP_SERVER);
        }

        @Test
        void atTheSameTimeTheHigherOpIdWins() {
            UUID low = UUID.fromString("0192f4c0-0000-7000-8000-000000000000");
            UUID high = UUID.fromString("f192f4c0-0000-7000-8000-000000000000");
            shelf.apply(upsert(one, "name", "Tea", "price", 100));
            shelf.apply(upsert(one, "price", 120).basedOn(1).at(5).withOpId(high));
            shelf.apply(upsert(two, "price", 130).basedOn(1).at(5).withOpId(low));

            assertThat(shelf.fields().integer("price")).isEqualTo(120);
            assertThat(shelf.conflicts()).hasSize(1);
        }

        @Test
        void fieldsInDisputeMakeOneConflict() {
            shelf.apply(upsert(one, "name", "Tea", "price", 100, "cost", 50));
            shelf.apply(upsert(one, "price", 120).basedOn(1).at(5));
            shelf.apply(upsert(one, "cost", 60).basedOn(2).at(15));
            Conflict conflict = conflictOf(upsert(two, "price", 130, "cost", 70, "name", "Cha")
                    .basedOn(1)
                    .at(10));

            assertThat(shelf.fields()).isEqualTo(fields("name", "Cha", "price", 130L, "cost", 60L, "sku", "p1"));
            assertThat(conflict.localData()).isEqualTo(fields("price", 130L, "cost", 70L));
            assertThat(conflict.serverData()).isEqualTo(fields("price", 120L, "cost", 60L));
            assertThat(conflict.settledAs()).contains(Strategy.MERGE);
        }

        @Test
        void equalValuesNeverConflict() {
            shelf.apply(upsert(one, "name", "Tea", "price", 100));
            shelf.apply(upsert(one, "price", 120).basedOn(1).at(5));
            shelf.apply(upsert(two, "price", 120).basedOn(1).at(10));

            assertThat(shelf.version()).isEqualTo(2);
            assertThat(shelf.conflicts()).isEmpty();
        }

        @Test
        void aDeviceIsNoOtherSideToItself() {
            shelf.apply(upsert(one, "name", "Tea", "price", 100));
            shelf.apply(upsert(two, "price", 120).basedOn(1).at(5));
            shelf.apply(upsert(two, "price", 130).basedOn(1).at(10));

            assertThat(shelf.fields().integer("price")).isEqualTo(130);
            assertThat(shelf.conflicts()).isEmpty();
        }
    }

    @Nested
    class WithoutABaseVersion {
        @Test
        void aNewerFieldSimplyWins() {
            shelf.apply(upsert(one, "name", "Tea", "price", 100).at(5));
            shelf.apply(upsert(two, "price", 120).at(10));

            assertThat(shelf.fields().integer("price")).isEqualTo(120);
            assertThat(shelf.conflicts()).isEmpty();
        }

        @Test
        void anOlderFieldLosesAndIsKept() {
            shelf.apply(upsert(one, "name", "Tea", "price", 100).at(10));
            Conflict conflict = conflictOf(upsert(two, "price", 120, "cost", 70).at(5));

            assertThat(shelf.fields().integer("price")).isEqualTo(100);
            assertThat(shelf.fields().integer("cost")).isEqualTo(70);
            assertThat(conflict.localData()).isEqualTo(fields("price", 120L));
            assertThat(conflict.settledAs()).contains(Strategy.KEEP_SERVER);
        }

        @Test
        void aDefaultLosesAgainstAnything() {
            shelf.apply(upsert(one, "name", "Tea").at(10));
            shelf.apply(upsert(two, "sku", "T-1").at(5));

            assertThat(shelf.fields().text("sku")).isEqualTo("T-1");
            assertThat(shelf.conflicts()).isEmpty();
        }

        @Test
        void anAgreementIsRememberedAsTheLaterWord() {
            shelf.apply(upsert(one, "name", "Tea", "price", 100).at(1));
            shelf.apply(upsert(two, "price", 100).at(10));
            Conflict conflict = conflictOf(upsert(one, "price", 120).at(5));

            assertThat(shelf.fields().integer("price")).isEqualTo(100);
            assertThat(conflict.settledAs()).contains(Strategy.KEEP_SERVER);
        }
    }

    @Nested
    class Deletion {
        @Test
        void leavesATombstone() {
            shelf.apply(upsert(one, "name", "Tea"));
            shelf.apply(delete(two).basedOn(1).at(5));

            assertThat(shelf.record().isDeleted()).isTrue();
            assertThat(shelf.version()).isEqualTo(2);
        }

        @Test
        void changesNothingTheSecondTime() {
            shelf.apply(upsert(one, "name", "Tea"));
            shelf.apply(delete(two).basedOn(1).at(5));
            shelf.apply(delete(one).basedOn(1).at(6));

            assertThat(shelf.version()).isEqualTo(2);
            assertThat(shelf.conflicts()).isEmpty();
        }

        @Test
        void givesWayToALaterChangeThatItHasNotSeen() {
            shelf.apply(upsert(one, "name", "Tea", "price", 100));
            shelf.apply(upsert(one, "price", 120).basedOn(1).at(10));
            Conflict conflict = conflictOf(delete(two).basedOn(1).at(5));

            assertThat(shelf.record().isDeleted()).isFalse();
            assertThat(shelf.version()).isEqualTo(2);
            assertThat(conflict.localData()).isEqualTo(fields("deleted_at", "2026-11-21T08:05:00.000Z"));
            assertThat(conflict.serverData()).isEqualTo(fields("price", 120L));
            assertThat(conflict.settledAs()).contains(Strategy.KEEP_SERVER);
        }

        @Test
        void standsAgainstAnEarlierChange() {
            shelf.apply(upsert(one, "name", "Tea", "price", 100));
            shelf.apply(delete(two).basedOn(1).at(10));
            Conflict conflict = conflictOf(upsert(one, "price", 120).basedOn(1).at(5));

            assertThat(shelf.record().isDeleted()).isTrue();
            assertThat(shelf.version()).isEqualTo(2);
            assertThat(conflict.localData()).isEqualTo(fields("price", 120L));
            assertThat(conflict.serverData()).isEqualTo(fields("deleted_at", "2026-11-21T08:10:00.000Z"));
        }

        @Test
        void givesWayToALaterChange() {
            shelf.apply(upsert(one, "name", "Tea", "price", 100));
            shelf.apply(delete(two).basedOn(1).at(5));
            shelf.apply(upsert(one, "price", 120).basedOn(1).at(10));

            assertThat(shelf.record().isDeleted()).isFalse();
            assertThat(shelf.version()).isEqualTo(3);
            assertThat(shelf.fields()).isEqualTo(fields("name", "Tea", "price", 120L, "sku", "p1"));
            assertThat(shelf.conflicts()).isEmpty();
        }

        @Test
        void isTakenBackByWhoeverHasSeenIt() {
            shelf.apply(upsert(one, "name", "Tea", "price", 100));
            shelf.apply(delete(two).basedOn(1).at(10));
            shelf.apply(upsert(one, "price", 100).basedOn(2).at(5));

            assertThat(shelf.record().isDeleted()).isFalse();
            assertThat(shelf.version()).isEqualTo(3);
        }
    }
}
