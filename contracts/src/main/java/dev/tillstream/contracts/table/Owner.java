package dev.tillstream.contracts.table;

import java.util.Locale;

/** The service that owns a table: its name in topics, and the name of its Postgres schema. */
public enum Owner {
    CATALOG,
    ORDERS,
    INVENTORY;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
