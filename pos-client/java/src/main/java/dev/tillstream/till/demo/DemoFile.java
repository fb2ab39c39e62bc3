package dev.tillstream.till.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.client.setup.Setup.Branch;
import dev.tillstream.client.setup.Setup.Device;
import dev.tillstream.client.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a demo installation consists of: {@code demo.json}. It holds keys of devices and passwords, so only its owner may read it.
 */
public record DemoFile(
        @JsonProperty("gateway_url") String gatewayUrl,
        @JsonProperty("organization_id") String organizationId,
        @JsonProperty("branches") List<DemoBranch> branches,
        @JsonProperty("devices") List<DemoDevice> devices,
        @JsonProperty("staff") List<DemoStaff> staff) {

    public DemoFile {
        branches = List.copyOf(branches);
        devices = List.copyOf(devices);
        staff = List.copyOf(staff);
    }

    /** A shop. */
    public record DemoBranch(
            @JsonProperty("id") String id,
            @JsonProperty("code") String code,
            @JsonProperty("name") String name) {
        static DemoBranch of(Branch branch) {
            return new DemoBranch(branch.id(), branch.code(), branch.name());
        }
    }

    /**
     * Somebody who works there, with the PIN and the password that this installation chose.
     *
     * @param email null before there is an account, and then so is the password
     */
    public record DemoStaff(
            @JsonProperty("id") String id,
            @JsonProperty("name") String name,
            @JsonProperty("role") String role,
            @JsonProperty("email") @Nullable String email,
            @JsonProperty("password") @Nullable String password,
            @JsonProperty("pin") String pin,
            @JsonProperty("pin_hash") String pinHash) {
        DemoStaff withAccount(String chosenEmail, String chosenPassword) {
            return new DemoStaff(id, name, role, chosenEmail, chosenPassword, pin, pinHash);
        }
    }

    /** The same behind another address. */
    DemoFile at(String otherUrl) {
        return new DemoFile(otherUrl, organizationId, branches, devices, staff);
    }

    DemoFile withStaff(List<DemoStaff> people) {
        return new DemoFile(gatewayUrl, organizationId, branches, devices, people);
    }

    /** A till and its credential. */
    public record DemoDevice(
            @JsonProperty("id") String id,
            @JsonProperty("branch_id") String branchId,
            @JsonProperty("name") String name,
            @JsonProperty("key") String key) {
        static DemoDevice of(Device device) {
            return new DemoDevice(device.id(), device.branchId(), device.name(), device.key());
        }
    }

    /** Empty where there is none; an {@link IllegalArgumentException} where it is damaged. */
    public static Optional<DemoFile> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Json.read(Files.readString(file), DemoFile.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the file whole or not at all. */
    void write(Path file) {
        Path partial = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(partial);
            createPrivately(partial);
            Files.writeString(
                    partial, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
            try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file + ": " + e.getMessage(), e);
        }
    }

    private static void createPrivately(Path file) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }
}
