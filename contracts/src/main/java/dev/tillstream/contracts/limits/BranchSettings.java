package dev.tillstream.contracts.limits;

import dev.tillstream.contracts.Fields;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What holds at a branch, of all records of {@code pos_settings} (S3-7): its own before the chain's. */
public final class BranchSettings {
    private static final String FREE = "settings";

    private BranchSettings() {}

    /**
     * The chain's settings (without {@code for_branch_id}) with the branch's own laid over them: field by field, and
     * inside {@code settings} key by key; a field that is null says nothing. Of several records of one kind the one with
     * the highest id lies on top. {@link Fields#NONE} where there are none.
     *
     * @param branchId null for a till that has no branch
     */
    public static Fields of(List<Fields> records, @Nullable String branchId) {
        Fields settings = Fields.NONE;
        for (String owner : new @Nullable String[] {null, branchId}) {
            List<Fields> layers = records.stream()
                    .filter(record -> Objects.equals(record.text("for_branch_id"), owner))
                    .sorted(Comparator.comparing(record -> record.requiredText("id")))
                    .toList();
            for (Fields layer : layers) {
                settings = over(settings, layer);
            }
        }
        return settings;
    }

    private static Fields over(Fields below, Fields layer) {
        Fields free = said(below.object(FREE)).with(said(layer.object(FREE)));
        Fields settings = below.with(said(layer));
        return free.isEmpty() ? settings : settings.with(FREE, free.values());
    }

    private static Fields said(Fields fields) {
        return fields.only(name -> fields.value(name) != null);
    }
}
