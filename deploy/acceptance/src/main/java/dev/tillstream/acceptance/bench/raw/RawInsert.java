package dev.tillstream.acceptance.bench.raw;

import dev.tillstream.acceptance.bench.machine.RunningStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The limit of applying: the very rows that the sales became, inserted again with {@code INSERT … SELECT FROM unnest} into
 * scratch tables of the same shape and indexes, 500 sales a transaction, one connection for each processor. Stock levels
 * and their feed rows are replaced, as they are in earnest. The scratch schema is dropped afterwards.
 */
public final class RawInsert {
    static final int SALES_A_BATCH = 500;

    private static final double NANOS = 1e9;

    private final RunningStack.Database database;
    private final ScratchRows scratch;

    /** @param schema a name that nobody else uses */
    public RawInsert(RunningStack.Database database, String schema) {
        this.database = database;
        this.scratch = new ScratchRows(schema);
    }

    /** Sales a second, with everything that belongs to them. */
    public double salesPerSecond(String organizationId, int sales)
            throws SQLException, InterruptedException, ExecutionException {
        try (Connection connection = database.connect()) {
            try {
                List<List<ScratchRows.Rows>> batches = scratch.prepare(connection, organizationId, sales);
                return insertAll(batches);
            } finally {
                scratch.drop(connection);
            }
        }
    }

    private double insertAll(List<List<ScratchRows.Rows>> batches)
            throws SQLException, InterruptedException, ExecutionException {
        int connections = Math.min(Runtime.getRuntime().availableProcessors(), batches.size() - 1);
        try (Connection warm = database.connect()) {
            insert(warm, batches.subList(0, 1));
        }
        List<Callable<Integer>> parts = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            parts.add(part(batches.subList(1, batches.size()), i, connections));
        }
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        long start = System.nanoTime();
        int done = 0;
        try {
            for (Future<Integer> part : threads.invokeAll(parts)) {
                done += part.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return (double) done * SALES_A_BATCH / ((System.nanoTime() - start) / NANOS);
    }

    private Callable<Integer> part(List<List<ScratchRows.Rows>> batches, int first, int step) {
        List<List<ScratchRows.Rows>> mine = new ArrayList<>();
        for (int i = first; i < batches.size(); i += step) {
            mine.add(batches.get(i));
        }
        return () -> {
            try (Connection connection = database.connect()) {
                insert(connection, mine);
            }
            return mine.size();
        };
    }

    private static void insert(Connection connection, List<List<ScratchRows.Rows>> batches) throws SQLException {
        connection.setAutoCommit(false);
        List<PreparedStatement> statements = new ArrayList<>();
        try {
            for (ScratchRows.Rows rows : batches.get(0)) {
                statements.add(connection.prepareStatement(rows.table().insert()));
            }
            for (List<ScratchRows.Rows> batch : batches) {
                for (int i = 0; i < batch.size(); i++) {
                    batch.get(i).bind(statements.get(i));
                    statements.get(i).executeUpdate();
                }
                connection.commit();
            }
        } finally {
            for (Statement statement : statements) {
                statement.close();
            }
        }
    }
}
