package dev.tillstream.acceptance.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** One row of the bench. */
interface Figure {
    /** For {@code --only}. */
    String name();

    /** Measures with an organization of its own; takes from seconds to minutes. */
    List<Reading> measure(Workbench bench) throws IOException, SQLException, InterruptedException, ExecutionException;
}
