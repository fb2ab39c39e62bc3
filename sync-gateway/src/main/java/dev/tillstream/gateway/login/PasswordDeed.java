package dev.tillstream.gateway.login;

import dev.tillstream.gateway.account.Account;
import dev.tillstream.gateway.audit.AuditAuthor;
import dev.tillstream.gateway.audit.AuditEntry;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.session.Workplace;
import org.jspecify.annotations.Nullable;

/** How it is told that someone chose a password (B-13): who and when, and nothing of the password. */
final class PasswordDeed {
    private static final String TABLE = "accounts";

    private PasswordDeed() {}

    /** Told where the account works, so that the branch's own administrators see it. */
    static AuditEntry accepted(Account account) {
        String branchId =
                Workplace.ofChoice(account.roles()).map(Workplace::branchId).orElse(null);
        return entry("accept", account.organization().id(), branchId, AuditAuthor.invited(account.id()));
    }

    static AuditEntry changed(Caller caller) {
        AuditAuthor author = new AuditAuthor(caller.actor(), caller.deviceId());
        return entry("password", caller.organizationId(), caller.branchId(), author);
    }

    private static AuditEntry entry(String verb, String organizationId, @Nullable String branchId, AuditAuthor author) {
        return new AuditEntry(
                organizationId, branchId, author, TABLE, author.name(), TABLE + "." + verb, null, null, null);
    }
}
