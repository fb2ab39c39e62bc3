package dev.tillstream.gateway.staffing;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Operation;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.gateway.account.Account;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.caller.Place;
import dev.tillstream.gateway.caller.Role;
import dev.tillstream.gateway.session.RoleGrant;
import dev.tillstream.gateway.session.StaffRole;
import dev.tillstream.gateway.topic.OwnOperations;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes the staff record of a new account by an operation, so that tills learn the name. */
@Singleton
final class StaffRecords {
    private static final String SETUP = "setup";
    private static final String UPSERT = "staff.upsert";

    private final OwnOperations operations;
    private final Supplier<UUID> ids;
    private final InstantSource clock;

    StaffRecords(OwnOperations operations, Supplier<UUID> ids, InstantSource clock) {
        this.operations = operations;
        this.ids = ids;
        this.clock = clock;
    }

    /** For a staff record that is to be told. */
    String newId() {
        return ids.get().toString();
    }

    Uni<Void> tell(Deed deed, Account account) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID opId = ids.get();
        Operation operation = new Operation(opId, null, null, UPSERT, account.id(), null, now, fields(account));
        return operations.append(by(deed, account.organization()), operation, Tables.STAFF.owner(), account.id());
    }

    private static Caller by(Deed deed, Account.Organization organization) {
        Place place = Place.wholeOrganization(organization.id(), organization.code());
        String staffId = deed.author().staffId();
        return staffId == null
                ? Caller.device(place, SETUP, Role.DEVICE, false)
                : Caller.staff(
                        place,
                        deed.author().deviceId(),
                        Role.of(deed.authority().role()),
                        staffId);
    }

    private static Fields fields(Account account) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("name", account.name());
        fields.put("email", account.email());
        fields.put("role", role(account).wireName());
        fields.put("is_active", true);
        List<String> branches = account.roles().stream()
                .map(RoleGrant::branchId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (account.roles().stream().noneMatch(RoleGrant::isOrganizationWide)) {
            fields.put("branch_ids", branches);
        }
        return Fields.of(fields);
    }

    private static StaffRole role(Account account) {
        return account.roles().stream()
                .map(RoleGrant::role)
                .min(StaffRole::compareTo)
                .orElseThrow();
    }
}
