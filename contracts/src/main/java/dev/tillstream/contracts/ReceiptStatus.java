package dev.tillstream.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an operation ended (PROTOCOL §3). */
public enum ReceiptStatus {
    @JsonProperty("applied")
    APPLIED,
    /** Kept, and a record in {@code conflicts} tells what and how it stands. */
    @JsonProperty("conflict")
    CONFLICT,
    /** Understood, and refused by a rule. */
    @JsonProperty("rejected")
    REJECTED
}
