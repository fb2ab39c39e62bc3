package dev.tillstream.acceptance.bench.machine;

import dev.tillstream.client.wire.Json;
import dev.tillstream.contracts.Fields;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The installation as its launcher wrote it down in {@code run.json}.
 *
 * @param setupToken the installer's credential
 * @param members its processes, the supervisor among them
 */
public record RunningStack(
        Path home, URI gateway, String kafka, Database database, String setupToken, List<Member> members) {
    private static final String GATEWAY = "sync-gateway";
    private static final String SERVICE = "-service";

    public RunningStack {
        members = List.copyOf(members);
    }

    /** One process, with its children. */
    public record Member(String name, long pid) {}

    /** Where Postgres is, and who asks. */
    public record Database(String url, String user, String password) {
        /** A new connection; the caller closes it. */
        public Connection connect() throws SQLException {
            Properties account = new Properties();
            account.setProperty("user", user);
            account.setProperty("password", password);
            return DriverManager.getConnection(url, account);
        }
    }

    /** @throws NotRunningException if nothing runs in that folder */
    public static RunningStack in(Path folder) throws IOException, NotRunningException {
        Path home = folder.toAbsolutePath().normalize();
        Path file = home.resolve("run.json");
        if (!Files.exists(file)) {
            throw notRunning(home);
        }
        Fields run = Json.readFields(Files.readString(file));
        long supervisor = run.requiredInteger("supervisor_pid");
        if (!lives(supervisor, run.requiredInteger("supervisor_started_at_millis"))) {
            throw notRunning(home);
        }
        return new RunningStack(
                home,
                URI.create(run.requiredText("gateway_url")),
                run.requiredText("kafka_bootstrap_servers"),
                database(home, run.object("database")),
                Files.readString(home.resolve("setup-token")).strip(),
                members(supervisor, run.rows("processes")));
    }

    /** The process of the gateway. */
    public Member gatewayProcess() {
        return members.stream()
                .filter(member -> member.name().equals(GATEWAY))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no process " + GATEWAY + " in run.json"));
    }

    /** The processes that apply operations. */
    public List<Member> services() {
        return members.stream()
                .filter(member -> member.name().endsWith(SERVICE))
                .toList();
    }

    private static List<Member> members(long supervisor, List<Fields> processes) {
        List<Member> members = new ArrayList<>();
        for (Fields process : processes) {
            members.add(new Member(process.requiredText("name"), process.requiredInteger("pid")));
        }
        members.add(new Member("supervisor", supervisor));
        return members;
    }

    private static Database database(Path home, Fields database) throws IOException {
        String url = "jdbc:postgresql://" + database.requiredText("host") + ":" + database.requiredInteger("port") + "/"
                + database.requiredText("name");
        Path password = home.resolve(database.requiredText("password_file"));
        return new Database(
                url, database.requiredText("user"), Files.readString(password).strip());
    }

    private static boolean lives(long pid, long startedAtMillis) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .filter(start -> start.toEpochMilli() == startedAtMillis)
                .isPresent();
    }

    private static NotRunningException notRunning(Path home) {
        return new NotRunningException("nothing runs in " + home + ": start it with ./tillstream up");
    }
}
