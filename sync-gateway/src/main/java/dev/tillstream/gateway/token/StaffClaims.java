package dev.tillstream.gateway.token;

import dev.tillstream.gateway.session.StaffRole;
import org.jspecify.annotations.Nullable;

/**
 * What a staff token says: who works in which role, and where.
 *
 * @param branchId null for the whole organization, and then so is the code
 * @param sessionId the token counts while this session is live
 */
public record StaffClaims(
        String organizationId,
        String organizationCode,
        @Nullable String branchId,
        @Nullable String branchCode,
        String staffId,
        String sessionId,
        StaffRole role,
        String name) {}
