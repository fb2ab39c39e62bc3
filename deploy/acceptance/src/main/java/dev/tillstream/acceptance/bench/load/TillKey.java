package dev.tillstream.acceptance.bench.load;

/**
 * A till that the gateway knows.
 *
 * @param label what it prints on its receipts
 * @param key its credential
 */
public record TillKey(String id, String branchId, String label, String key) {}
