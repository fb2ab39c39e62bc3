package dev.tillstream.acceptance.bench.raw;

import dev.tillstream.acceptance.bench.machine.RunningStack;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** The limit of a first load: the bodies of an organization's feed, copied out of Postgres to nowhere. */
public final class RawCopy {
    private static final double NANOS = 1e9;
    private static final int RUNS = 3;

    private final RunningStack.Database database;

    public RawCopy(RunningStack.Database database) {
        this.database = database;
    }

    /** The best of three runs. */
    public double rowsPerSecond(String organizationId) throws SQLException, IOException {
        double best = 0;
        try (Connection connection = database.connect()) {
            String sql = "COPY (SELECT body FROM gateway.feed WHERE organization_id = '"
                    + connection.unwrap(PGConnection.class).escapeLiteral(organizationId)
                    + "' AND scope = '*' AND NOT deleted ORDER BY seq) TO STDOUT (FORMAT binary)";
            for (int i = 0; i < RUNS; i++) {
                best = Math.max(best, run(connection, sql));
            }
        }
        return best;
    }

    private static double run(Connection connection, String sql) throws SQLException, IOException {
        long start = System.nanoTime();
        long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, OutputStream.nullOutputStream());
        return rows / ((System.nanoTime() - start) / NANOS);
    }
}
