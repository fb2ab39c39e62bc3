package dev.tillstream.gateway.erasure;

/** A record whose values are gone for good. */
public record ErasedRecord(String organizationId, String table, String id) {
    /** As it stands in JSON. */
    String quotedId() {
        return '"' + id + '"';
    }
}
