package dev.tillstream.orders.order;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Ids;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The rows of a document: each with an id of its own, the document's id, and its place. */
public final class DocumentRows {
    private DocumentRows() {}

    /**
     * @param parent the name of the field for the document's id
     * @param kind makes the ids of rows that bring none, or one that another row has
     */
    public static List<Fields> identified(
            String documentId, String parent, String kind, List<Fields> rows, UnaryOperator<Fields> complete) {
        Set<String> ids = new HashSet<>();
        List<Fields> identified = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Fields row = complete.apply(rows.get(i));
            String sent = row.text("id");
            String id = sent != null && ids.add(sent) ? sent : Ids.derived(documentId, kind, String.valueOf(i));
            identified.add(row.with("id", id).with(parent, documentId).with("line_number", i + 1L));
        }
        return identified;
    }
}
