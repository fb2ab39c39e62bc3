package dev.tillstream.inbox.store;

/** The primary key of every table: the organization first, so that no query can miss it. */
public record Key(String organizationId, String id) {}
