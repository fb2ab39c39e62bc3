package dev.tillstream.gateway.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.contracts.Operation;
import dev.tillstream.contracts.table.Owner;
import dev.tillstream.gateway.caller.Caller;
import dev.tillstream.gateway.check.OperationScanner;
import dev.tillstream.gateway.json.Slice;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;

/** Operations that the gateway itself makes: there is one way to change state, and this is its beginning (DESIGN §1). */
@Singleton
public final class OwnOperations {
    private final OperationLog log;
    private final ObjectMapper json;
    private final InstantSource clock;

    OwnOperations(OperationLog log, ObjectMapper json, InstantSource clock) {
        this.log = log;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Completes when it is durable. Fails with {@link dev.tillstream.gateway.problem.Refusal} unavailable.
     *
     * @param by in whose name
     * @param aggregateId the record that it has to stay in order with
     */
    public Uni<Void> append(Caller by, Operation operation, Owner owner, String aggregateId) {
        Slice bytes = toSlice(operation);
        Records records = new Records(by, 0, clock.instant());
        return log.append(List.of(records.operation(owner, aggregateId, OperationScanner.fingerprint(bytes), bytes)));
    }

    private Slice toSlice(Operation operation) {
        try {
            byte[] bytes = json.writeValueAsBytes(operation);
            return new Slice(bytes, 0, bytes.length);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("an operation can always be written", e);
        }
    }
}
