package dev.tillstream.contracts.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TablesTest {
    @Test
    void everyFieldHasASnakeCaseNameAndIsThereOnce() {
        for (Table table : Tables.IN_FEED) {
            List<String> names = table.fields().stream().map(Field::name).toList();
            assertThat(names)
                    .as(table.name())
                    .doesNotHaveDuplicates()
                    .allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
        }
    }

    @Test
    void operationsAreNamedByTableAndVerb() {
        assertThat(Tables.operationType("orders.create")).hasValueSatisfying(type -> {
            assertThat(type.table()).isEqualTo(Tables.ORDERS);
            assertThat(type.audience()).isEqualTo(OperationType.Audience.CLIENTS);
        });
        assertThat(Tables.operationType("orders.erase")).isEmpty();
    }

    @Test
    void anUpsertBringsOnlyWhatChanged() {
        assertThat(Tables.operationType("products.upsert").orElseThrow().payload())
                .noneMatch(Field::isRequired);
        assertThat(Tables.PRODUCTS.field("name").orElseThrow().isRequired()).isTrue();
    }

    @Test
    void paymentMethodHasToBeSaid() {
        assertThat(Tables.ORDERS.field("payment_method").orElseThrow().isRequired())
                .isTrue();
    }

    @Test
    void resolutionsComeFromTheGatewayAlone() {
        OperationType resolve = Tables.operationType(Tables.RESOLVE_CONFLICT).orElseThrow();

        assertThat(resolve.audience()).isEqualTo(OperationType.Audience.GATEWAY);
        assertThat(resolve.aggregateField()).contains("record_id");
    }
}
