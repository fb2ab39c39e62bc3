package dev.tillstream.gateway.staffing;

import dev.tillstream.gateway.account.Account;
import dev.tillstream.gateway.audit.AuditAuthor;
import dev.tillstream.gateway.audit.AuditEntry;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.session.StaffRole;
import dev.tillstream.gateway.staffing.StaffingRules.Authority;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who does something about accounts, of which organization, and with what right. */
record Deed(String organizationId, Authority authority, AuditAuthor author) {
    private static final String TABLE = "accounts";

    /** Of a member of the staff. */
    static Deed of(Caller caller) {
        StaffRole role = StaffRole.ofWireName(caller.role().group()).orElseThrow();
        return new Deed(
                caller.organizationId(),
                new Authority(role, caller.branchId()),
                new AuditAuthor(caller.staffId(), caller.deviceId()));
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
