package dev.tillstream.inbox.merge;

import static dev.tillstream.local.simulated.Till.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.inbox.conflict.Resolution;
import dev.tillstream.inbox.conflict.Strategy;
import dev.tillstream.local.simulated.Till;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResolutionRulesTest {
    private final Till one = new Till("o1", "till-1");
    private final Till two = new Till("o1", "till-2");
    private final Till office = new Till("o1", "office");
    private final Shelf shelf = new Shelf(Tables.PRODUCTS);

    @BeforeEach
    void aProduct() {
        shelf.apply(one.upsert(Tables.PRODUCTS, "p1", "name", "Tea", "price", 100));
    }

    private void priceInDispute() {
        shelf.apply(one.upsert(Tables.PRODUCTS, "p1", "price", 120).basedOn(1).at(10));
        shelf.apply(two.upsert(Tables.PRODUCTS, "p1", "price", 130).basedOn(1).at(5));
    }

    private void resolve(Strategy strategy, Optional<Fields> merged) {
        var conflict = shelf.conflicts().get(0);
        Fields record = fields("local_data", conflict.localData(), "server_data", conflict.serverData());
        shelf.resolve(
                new Resolution(record, strategy, merged),
                office.resolve(Tables.PRODUCTS, "c1", "p1").at(1));
    }

    @Test
    void keepLocalAppliesWhatTheTillSent() {
        priceInDispute();
        resolve(Strategy.KEEP_LOCAL, Optional.empty());

        assertThat(shelf.fields().integer("price")).isEqualTo(130);
        assertThat(shelf.version()).isEqualTo(3);
    }

    @Test
    void keepServerOfWhatStandsChangesNothing() {
        priceInDispute();
        resolve(Strategy.KEEP_SERVER, Optional.empty());

        assertThat(shelf.fields().integer("price")).isEqualTo(120);
        assertThat(shelf.version()).isEqualTo(2);
    }

    @Test
    void keepServerBringsBackWhatGaveWay() {
        shelf.apply(one.upsert(Tables.PRODUCTS, "p1", "price", 120).basedOn(1).at(5));
        shelf.apply(two.upsert(Tables.PRODUCTS, "p1", "price", 130).basedOn(1).at(10));
        resolve(Strategy.KEEP_SERVER, Optional.empty());

        assertThat(shelf.fields().integer("price")).isEqualTo(120);
        assertThat(shelf.version()).isEqualTo(4);
    }

    @Test
    void mergedFieldsAreApplied() {
        priceInDispute();
        resolve(Strategy.MERGE, Optional.of(fields("price", 125, "name", "Green tea", "version", 99)));

        assertThat(shelf.fields()).isEqualTo(fields("name", "Green tea", "price", 125L, "sku", "p1"));
        assertThat(shelf.version()).isEqualTo(3);
    }

    @Test
    void mergeAloneLeavesTheResult() {
        priceInDispute();
        resolve(Strategy.MERGE, Optional.empty());

        assertThat(shelf.fields().integer("price")).isEqualTo(120);
        assertThat(shelf.version()).isEqualTo(2);
    }

    @Test
    void mergedFieldsAreChecked() {
        priceInDispute();

        assertThatThrownBy(() -> resolve(Strategy.MERGE, Optional.of(fields("price", "free"))))
                .hasMessage("price must be an integer, but is free");
    }

    @Test
    void keepLocalDeletesWhereTheTillDeleted() {
        shelf.apply(one.upsert(Tables.PRODUCTS, "p1", "price", 120).basedOn(1).at(10));
        shelf.apply(two.delete(Tables.PRODUCTS, "p1").basedOn(1).at(5));
        resolve(Strategy.KEEP_LOCAL, Optional.empty());

        assertThat(shelf.record().isDeleted()).isTrue();
        assertThat(shelf.version()).isEqualTo(3);
    }

    @Test
    void keepLocalRevivesWhereTheServerDeleted() {
        shelf.apply(two.delete(Tables.PRODUCTS, "p1").basedOn(1).at(10));
        shelf.apply(one.upsert(Tables.PRODUCTS, "p1", "price", 120).basedOn(1).at(5));
        resolve(Strategy.KEEP_LOCAL, Optional.empty());

        assertThat(shelf.record().isDeleted()).isFalse();
        assertThat(shelf.fields().integer("price")).isEqualTo(120);
        assertThat(shelf.version()).isEqualTo(3);
    }

    @Test
    void whatWasDeletedSinceStaysDeleted() {
        priceInDispute();
        shelf.apply(one.delete(Tables.PRODUCTS, "p1").basedOn(2).at(20));
        resolve(Strategy.KEEP_LOCAL, Optional.empty());

        assertThat(shelf.record().isDeleted()).isTrue();
        assertThat(shelf.version()).isEqualTo(3);
    }
}
