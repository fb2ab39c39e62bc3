package dev.tillstream.gateway.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.contracts.Origin;
import dev.tillstream.contracts.QuarantinedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.gateway.admin.Administrator;
import dev.tillstream.gateway.audit.AuditAuthor;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.caller.Place;
import dev.tillstream.gateway.caller.Role;
import dev.tillstream.gateway.check.BatchText;
import dev.tillstream.gateway.check.OperationScanner;
import dev.tillstream.gateway.check.ScannedOperation;
import dev.tillstream.gateway.json.Outline;
import dev.tillstream.gateway.json.Slice;
import dev.tillstream.gateway.payload.Secrets;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.push.PushRights;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whether a kept operation can go into the log after all: it is checked again as if it came now. */
@Singleton
final class ReleaseRules {
    private final OperationScanner scanner;
    private final ObjectMapper json;

    ReleaseRules(OperationScanner scanner, ObjectMapper json) {
        this.scanner = scanner;
        this.json = json;
    }

    /** Why an operation can't be released; the message is for the person who tried. */
    static final class HeldException extends Exception {
        private static final long serialVersionUID = 1;

        HeldException(String message) {
            super(message, null, false, false);
        }
    }

    /** @throws HeldException where it can't be released */
    Release check(KeptOperation kept) throws HeldException {
        if (kept.origin() == null) {
            throw new HeldException("it is not known who sent it");
        }
        if (kept.reason() == Reason.OP_ID_REUSED) {
            throw new HeldException(
                    "its op_id belongs to another operation, which stands: it has to be sent again under"
                            + " a new one");
        }
        if ("rejected".equals(kept.answered())) {
            throw new HeldException(
                    "a service has refused it for good: mended, it has to be sent again under a new op_id");
        }
        Slice text = slice(kept.content());
        if (Secrets.areRemovedFrom(text)) {
            throw new HeldException(
                    "a PIN or password was removed from it before it was kept: it has to be sent again");
        }
        Origin origin = origin(kept.origin());
        return new Release(kept, origin, scan(origin, kept, text));
    }

    /**
     * Nobody lets anything in that they might not do themselves, in the branch that it comes from or in all.
     *
     * @throws HeldException where the right is missing
     */
    static void requireRight(Administrator by, Release release) throws HeldException {
        ScannedOperation.Taken operation = release.operation();
        Caller whole = by.staff().orElseGet(() -> installer(release.origin()));
        Optional<String> refusal = PushRights.refusal(whole, operation.type(), operation.aggregateId());
        Optional<String> inBranch =
                PushRights.refusal(whole.in(placeOf(release.origin())), operation.type(), operation.aggregateId());
        if (refusal.isPresent() && inBranch.isPresent()) {
            throw new HeldException(inBranch.get());
        }
    }

    private static Caller installer(Origin origin) {
        return Caller.staff(placeOf(origin), AuditAuthor.INSTALLER.name(), Role.OWNER, AuditAuthor.INSTALLER.name());
    }

    private static Place placeOf(Origin origin) {
        return new Place(origin.organizationId(), origin.organizationCode(), origin.branchId(), origin.branchCode());
    }

    private ScannedOperation.Taken scan(Origin origin, KeptOperation kept, Slice text) throws HeldException {
        try {
            BatchText.Entry entry = entry(text);
            ScannedOperation scanned = origin.staffId() == null ? scanner.scan(entry) : scanner.scanUnnumbered(entry);
            if (scanned instanceof ScannedOperation.Taken taken) {
                return taken;
            }
            throw new HeldException("it is still malformed: " + ((ScannedOperation.Refused) scanned).message());
        } catch (Outline.BrokenException | Refusal e) {
            throw new HeldException(
                    kept.content().length() >= QuarantinedOperation.MAX_CONTENT - 1
                            ? "it was longer than what is kept of it: its end is missing"
                            : "it is not valid JSON");
        }
    }

    private static BatchText.Entry entry(Slice text) {
        Outline outline = new Outline(text.source(), text.from(), text.to());
        outline.value();
        int depth = outline.deepest();
        return new BatchText.Entry(text, depth);
    }

    private Origin origin(String text) {
        try {
            return json.readValue(text, Origin.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds an origin that can't be read", e);
        }
    }

    private static Slice slice(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Slice(bytes, 0, bytes.length);
    }
}
