package dev.tillstream.client.store;

/** The names of what a till remembers in {@link SyncState}. */
public enum StateKey {
    GATEWAY_URL,
    DEVICE_KEY,
    DEVICE_ID,
    BRANCH_ID,
    DEVICE_LABEL,
    EPOCH,
    CURSOR,
    ETAG,
    RESYNCING,
    APPLIED_THROUGH,
    LAST_PUSH_AT,
    LAST_PULL_AT,
    LAST_DIGEST_AT,
    LAST_DIGEST,
    LAST_ERROR,
    STOPPED,
    CHAIN_FROM,
    SHIFT_ID,
    EMPLOYEE_ID,
    PIN_FAILURES,
    PIN_LOCKED_UNTIL,
    OFFLINE_MILLIS,
    CLOCK_SEEN_AT,
    FULL_SYNC
}
