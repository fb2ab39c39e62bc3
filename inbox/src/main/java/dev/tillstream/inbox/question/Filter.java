package dev.tillstream.inbox.question;

import dev.tillstream.contracts.table.FieldType;
import dev.tillstream.contracts.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one field of a record, or of one of its rows, must be.
 *
 * @param rows where the field is of the record's rows, which; null for the record itself
 * @param values as Postgres reads them; one of them is enough, with {@link Comparison#NOT} none of them is
 * @param withNull whether no value is among them
 */
public record Filter(
        ReadColumn column, Comparison comparison, @Nullable RowsLink rows, List<String> values, boolean withNull) {
    private static final int MAX_VALUES = 1000;
    private static final String NULL = "null";

    public Filter {
        values = List.copyOf(values);
    }

    static Filter of(ReadColumn column, Comparison comparison, String value) {
        return new Filter(column, comparison, null, List.of(value), false);
    }

    /**
     * Reads a parameter. A comma parts values, but in texts, which may hold one: there the parameter is repeated. Nothing,
     * or {@code null}, is no value.
     *
     * @throws ReadProblem that names the parameter
     */
    static Filter parse(Table table, ReadSchema schema, String parameter, List<String> given) {
        Comparison comparison = Comparison.of(parameter).orElseThrow(() -> unknown(table, parameter));
        String name = comparison.fieldOf(parameter);
        ReadColumn own = ReadColumn.find(table, name)
                .filter(column -> schema.has(table.name(), name))
                .orElse(null);
        RowsLink rows = own != null || !comparison.equals(Comparison.EQUAL) ? null : RowsLink.find(table, schema, name);
        if (own == null && rows == null) {
            throw unknown(table, parameter);
        }
        ReadColumn column = own != null ? own : new ReadColumn(name, FieldType.ID);
        return withValues(new Filter(column, comparison, rows, List.of(), false), parameter, given);
    }

    private static Filter withValues(Filter filter, String parameter, List<String> given) {
        List<String> values = new ArrayList<>();
        boolean withNull = false;
        for (String part : parts(filter.column(), given)) {
            if (part.isEmpty() || part.equals(NULL)) {
                withNull = true;
            } else {
                values.add(filter.column().parse(parameter, part));
            }
        }
        if (values.size() > MAX_VALUES) {
            throw ReadProblem.invalid(parameter + " has " + values.size() + " values, and may have " + MAX_VALUES);
        }
        boolean isOne = values.size() == 1 && !withNull;
        if (!isOne && (!filter.comparison().takesLists() || (filter.rows() != null && withNull))) {
            throw ReadProblem.invalid(
                    parameter + " must be " + filter.column().kind() + ", but is " + String.join(",", given));
        }
        return new Filter(filter.column(), filter.comparison(), filter.rows(), values, withNull);
    }

    private static List<String> parts(ReadColumn column, List<String> given) {
        if (column.type() == FieldType.TEXT) {
            return given;
        }
        return given.stream()
                .flatMap(text -> List.of(text.split(",", -1)).stream())
                .toList();
    }

    /** Whether it names one value, as it is: somebody knows it, and doesn't look around. */
    public boolean isExact() {
        return comparison == Comparison.EQUAL && rows == null && values.size() == 1 && !withNull;
    }

    private static ReadProblem unknown(Table table, String parameter) {
        return ReadProblem.invalid(parameter + " is no field by which " + table + " can be filtered");
    }
}
