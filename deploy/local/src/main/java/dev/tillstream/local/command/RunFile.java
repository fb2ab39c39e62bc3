package dev.tillstream.local.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * What runs, for people, tests and the next start: {@code run.json}.
 *
 * @param supervisorPid the process that keeps the others alive
 * @param startedAt RFC 3339
 * @param gatewayUrl where tills and back office find the gateway
 * @param database how to reach Postgres; its password is in a file
 */
record RunFile(
        @JsonProperty("supervisor_pid") long supervisorPid,
        @JsonProperty("supervisor_started_at_millis") long supervisorStartedAtMillis,
        @JsonProperty("started_at") String startedAt,
        @JsonProperty("gateway_url") String gatewayUrl,
        @JsonProperty("kafka_bootstrap_servers") String kafkaBootstrapServers,
        @JsonProperty("database") Database database,
        @JsonProperty("processes") List<Running> processes) {

    RunFile {
        processes = List.copyOf(processes);
    }

    /** The supervisor, if it lives. */
    Optional<ProcessHandle> supervisor() {
        return ProcessIdentity.find(supervisorPid, supervisorStartedAtMillis);
    }

    /** The same run with other processes. */
    RunFile with(List<Running> now) {
        return new RunFile(
                supervisorPid, supervisorStartedAtMillis, startedAt, gatewayUrl, kafkaBootstrapServers, database, now);
    }

    record Database(
            @JsonProperty("host") String host,
            @JsonProperty("port") int port,
            @JsonProperty("name") String name,
            @JsonProperty("user") String user,
            @JsonProperty("password_file") String passwordFile) {}

    /**
     * One process.
     *
     * @param startedAtMillis the start as the operating system tells it: with the pid it names one process for ever
     * @param stopSignal what ends it cleanly
     * @param starts 1, and one more for each time that it died and was started again
     */
    record Running(
            @JsonProperty("name") String name,
            @JsonProperty("pid") long pid,
            @JsonProperty("port") int port,
            @JsonProperty("log") String log,
            @JsonProperty("started_at_millis") long startedAtMillis,
            @JsonProperty("stop_signal") String stopSignal,
            @JsonProperty("starts") int starts) {
        /** The process, if it lives. */
        Optional<ProcessHandle> find() {
            return ProcessIdentity.find(pid, startedAtMillis);
        }
    }
}
