package dev.tillstream.client.sync;

import dev.tillstream.client.store.FiscalDocuments;
import dev.tillstream.client.store.FiscalDocuments.Document;
import dev.tillstream.client.store.StateKey;
import dev.tillstream.client.store.SyncState;
import dev.tillstream.client.store.TillDatabase;
import dev.tillstream.contracts.DeviceStatus;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a file the file of a device: asks the gateway who the key belongs to, and which life of the device this is. */
public final class Enrolment {
    private static final int LABEL_LENGTH = 12;
    private static final long SECONDS_PER_MINUTE = 60;

    private final TillDatabase database;

    public Enrolment(TillDatabase database) {
        this.database = database;
    }

    /**
     * Stores address, key and identity. Where the server already has operations of the device and this file has none,
     * the device was re-installed and its counters start anew in an epoch of their own (S2-22, R-7),
     * while its chain of documents goes on where the server's ends (B-3).
     *
     * @param label what the till prints in its numbers; null for the end of the device's id
     * @throws GatewayException where the gateway can't be reached or doesn't know the key
     * @throws IllegalArgumentException where the file belongs to another device
     */
    public DeviceStatus enroll(Gateway gateway, URI url, String key, @Nullable String label, Instant now) {
        DeviceStatus status = gateway.status();
        Optional<Document> chain = isKnown(status) && database.read(sql -> isNew(new SyncState(sql)))
                ? ChainHead.of(gateway, status.deviceId())
                : Optional.empty();
        return database.write(sql -> {
            SyncState state = new SyncState(sql);
            String owner = state.get(StateKey.DEVICE_ID).orElse(status.deviceId());
            if (!owner.equals(status.deviceId())) {
                throw new IllegalArgumentException("this file belongs to device " + owner + ", the key to "
                        + status.deviceId() + ": give the other device a file of its own");
            }
            if (isNew(state) && isKnown(status)) {
                state.beginEpoch(Math.toIntExact(now.getEpochSecond() / SECONDS_PER_MINUTE));
                chain.ifPresent(new FiscalDocuments(sql)::continueAfter);
            }
            state.set(StateKey.DEVICE_ID, status.deviceId());
            state.set(StateKey.BRANCH_ID, status.branchId());
            state.set(StateKey.DEVICE_LABEL, label == null ? endOf(status.deviceId()) : label);
            state.set(StateKey.GATEWAY_URL, url.toString());
            state.set(StateKey.DEVICE_KEY, key);
            state.set(StateKey.STOPPED, null);
            return status;
        });
    }

    /**
     * The gateway that the till is enrolled at.
     *
     * @throws IllegalStateException before that
     */
    public Gateway gateway(HttpClient http, SyncConfig config) {
        return database.read(sql -> {
            SyncState state = new SyncState(sql);
            return new Gateway(
                    http,
                    URI.create(required(state, StateKey.GATEWAY_URL)),
                    required(state, StateKey.DEVICE_KEY),
                    config);
        });
    }

    private static String required(SyncState state, StateKey key) {
        return state.get(key)
                .orElseThrow(() -> new IllegalStateException("this till is not enrolled yet: till enroll --help"));
    }

    private static boolean isNew(SyncState state) {
        return state.lastSeq() == 0 && state.get(StateKey.EPOCH).isEmpty();
    }

    private static boolean isKnown(DeviceStatus status) {
        return status.receivedThrough() > 0 || !status.missingSeqs().isEmpty();
    }

    private static String endOf(String deviceId) {
        return deviceId.substring(Math.max(0, deviceId.length() - LABEL_LENGTH));
    }
}
