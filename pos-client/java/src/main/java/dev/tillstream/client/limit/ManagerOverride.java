package dev.tillstream.client.limit;

/**
 * A manager's word that a sale may exceed a limit. The caller has made sure who it is ({@code PinCheck}); that the person
 * may do it is checked by the sale.
 *
 * @param managerId of the {@code staff} record
 * @param reason why, in words
 */
public record ManagerOverride(String managerId, String reason) {
    public ManagerOverride {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason must not be blank: whoever exceeds a limit says why");
        }
    }
}
