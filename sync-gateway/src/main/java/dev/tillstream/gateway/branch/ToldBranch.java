package dev.tillstream.gateway.branch;

/**
 * A branch as the catalog tells it.
 *
 * @param data its JSON, with {@code code} and {@code name}
 */
public record ToldBranch(String organizationId, String id, long version, String data) {}
