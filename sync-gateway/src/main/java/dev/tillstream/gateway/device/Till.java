package dev.tillstream.gateway.device;

/**
 * Who speaks, as the key says: a device of a branch of an organization. Nothing of this is ever taken from a request's
 * body (PROTOCOL §0).
 *
 * @param revoked its pushes go to the quarantine, everything else is refused (PROTOCOL §7)
 */
public record Till(
        String organizationId,
        String organizationCode,
        String branchId,
        String branchCode,
        String deviceId,
        boolean revoked) {}
