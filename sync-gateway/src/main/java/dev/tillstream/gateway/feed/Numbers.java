package dev.tillstream.gateway.feed;

import java.util.HashMap;
import java.util.Map;

/** The numbers that a transaction took from the heads, given out one by one. */
final class Numbers {
    private final Map<String, Long> next = new HashMap<>();

    /** @param head the organization's head after {@code count} numbers were taken from it */
    void took(String organizationId, long head, long count) {
        next.put(organizationId, head - count + 1);
    }

    long next(String organizationId) {
        Long number = next.get(organizationId);
        if (number == null) {
            throw new IllegalStateException("no numbers were taken for organization " + organizationId);
        }
        next.put(organizationId, number + 1);
        return number;
    }

    /** The heads, once all numbers are given out. */
    Map<String, Long> heads() {
        Map<String, Long> heads = new HashMap<>();
        next.forEach((organization, number) -> heads.put(organization, number - 1));
        return heads;
    }
}
