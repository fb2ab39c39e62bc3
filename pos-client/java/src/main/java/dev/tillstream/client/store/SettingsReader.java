package dev.tillstream.client.store;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.limits.BranchSettings;
import dev.tillstream.contracts.table.Tables;

/** What of {@code pos_settings} holds at the till's branch. */
public final class SettingsReader {
    private final SqlSession sql;

    public SettingsReader(SqlSession sql) {
        this.sql = sql;
    }

    /** The branch's own before the chain's: {@link BranchSettings}. */
    public Fields settings() {
        return BranchSettings.of(
                new RecordReader(sql).select(Tables.POS_SETTINGS, ""),
                new SyncState(sql).get(StateKey.BRANCH_ID).orElse(null));
    }
}
