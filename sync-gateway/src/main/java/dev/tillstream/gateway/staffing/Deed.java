package dev.tillstream.gateway.staffing;

import dev.tillstream.gateway.account.Account;
import dev.tillstream.gateway.audit.AuditAuthor;
import dev.tillstream.gateway.audit.AuditEntry;
import dev.tillstream.gateway.staffing.StaffingRules.Authority;
import dev.tillstream.gateway.token.StaffClaims;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who does something about accounts, of which organization, and with what right. */
record Deed(String organizationId, Authority authority, AuditAuthor author) {
    private static final String TABLE = "accounts";

    static Deed of(StaffClaims claims) {
        return new Deed(
                claims.organizationId(),
                new Authority(claims.role(), claims.branchId()),
                new AuditAuthor(claims.staffId(), claims.sessionId()));
    }

    static Deed ofInstaller(String organizationId) {
        return new Deed(organizationId, Authority.INSTALLER, AuditAuthor.INSTALLER);
    }

    /** How it is told afterwards. */
    AuditEntry entry(String verb, String accountId, @Nullable Account before, @Nullable Account after) {
        return new AuditEntry(
                organizationId,
                authority.branchId(),
                author,
                TABLE,
                accountId,
                TABLE + "." + verb,
                null,
                before == null ? null : fields(before),
                after == null ? null : fields(after));
    }

    private static Map<String, Object> fields(Account account) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", account.name());
        fields.put("email", account.email());
        fields.put("roles", account.roles());
        fields.put("disabled", account.isDisabled());
        return fields;
    }
}
