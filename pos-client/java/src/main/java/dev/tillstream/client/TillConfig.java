package dev.tillstream.client;

import com.fasterxml.uuid.Generators;
import dev.tillstream.client.store.Durability;
import dev.tillstream.client.sync.Gateway;
import dev.tillstream.client.sync.SyncConfig;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What a till is made with.
 *
 * @param clock when things happen at the till; may be simulated
 * @param ids new ids of records and operations: UUIDv7 (STYLE 4.8)
 * @param zone in which the till's days begin and end, for its numbers
 * @param durability what a sale survives
 * @param sync how it talks to its gateway
 * @param http may be shared by the tills of one process
 */
public record TillConfig(
        InstantSource clock, Supplier<UUID> ids, ZoneId zone, Durability durability, SyncConfig sync, HttpClient http) {

    /** A real till: system clock, a sale survives a power cut. */
    public static TillConfig defaults() {
        return new TillConfig(
                InstantSource.system(),
                Generators.timeBasedEpochGenerator()::generate,
                ZoneId.systemDefault(),
                Durability.FULL,
                SyncConfig.DEFAULT,
                Gateway.newHttpClient());
    }

    public TillConfig withClock(InstantSource other) {
        return new TillConfig(other, ids, zone, durability, sync, http);
    }

    public TillConfig withIds(Supplier<UUID> other) {
        return new TillConfig(clock, other, zone, durability, sync, http);
    }

    public TillConfig withZone(ZoneId other) {
        return new TillConfig(clock, ids, other, durability, sync, http);
    }

    public TillConfig withDurability(Durability other) {
        return new TillConfig(clock, ids, zone, other, sync, http);
    }

    public TillConfig withSync(SyncConfig other) {
        return new TillConfig(clock, ids, zone, durability, other, http);
    }

    public TillConfig withHttp(HttpClient other) {
        return new TillConfig(clock, ids, zone, durability, sync, other);
    }
}
