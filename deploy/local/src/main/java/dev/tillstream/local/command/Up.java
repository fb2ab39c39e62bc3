package dev.tillstream.local.command;

import dev.tillstream.local.LocalStackException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** Starts everything, keeps it alive, and stops it in order on Ctrl-C or SIGTERM. */
final class Up {
    private final Path root;
    private final Home home;
    private final Screen screen;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final JsonFile<RunFile> runFile;

    Up(Path root, Home home, Screen screen, InstantSource clock, RandomGenerator random) {
        this.root = root;
        this.home = home;
        this.screen = screen;
        this.clock = clock;
        this.random = random;
        this.runFile = new JsonFile<>(home.runFile(), RunFile.class);
    }

    /** Does not return while all is well: the process ends with code 0 when it is stopped. */
    int run(UpOptions options) {
        home.create();
        OptionalInt exitCode = RunLock.holding(home, () -> runAlone(options));
        if (exitCode.isEmpty()) {
            screen.error(runsAlready(options));
        }
        return exitCode.orElse(1);
    }

    private int runAlone(UpOptions options) {
        runFile.read().ifPresent(this::endOrphans);
        if (options.fresh()) {
            home.deleteData();
            home.create();
        }
        DiskSpace.require(home);
        Installation installation = installation(options);
        Optional<String> notBuilt = installation.notBuilt();
        if (notBuilt.isPresent()) {
            throw new LocalStackException(notBuilt.get() + " is not built in " + root + ": ./tillstream up builds it");
        }
        return new Session(installation, runFile, screen, clock).untilStopped();
    }

    private void endOrphans(RunFile last) {
        List<String> ended = Orphans.end(last);
        if (!ended.isEmpty()) {
            screen.progress("the last run was killed; ended what it left behind: " + String.join(", ", ended));
        }
    }

    private Installation installation(UpOptions options) {
        return new Installation(
                root,
                home,
                ports(options),
                SecretFile.readOrCreate(home.databasePassword(), random),
                SecretFile.readOrCreate(home.setupToken(), random));
    }

    private PortPlan ports(UpOptions options) {
        JsonFile<PortPlan> file = new JsonFile<>(home.portsFile(), PortPlan.class);
        PortPlan last = file.read().orElse(PortPlan.standard(PortPlan.DEFAULT_GATEWAY));
        PortPlan wanted = last.withGateway(options.port().orElse(last.gateway()));
        if (!PortOwner.isFree(wanted.gateway())) {
            throw new LocalStackException(taken(wanted.gateway()));
        }
        PortPlan plan = wanted.avoiding(PortOwner::isFree);
        file.write(plan);
        return plan;
    }

    private static String taken(int port) {
        String owner = PortOwner.find(port).map(process -> " by " + process).orElse("");
        return "port " + port + " is taken" + owner + ": stop that, or choose another one with --port N";
    }

    private String runsAlready(UpOptions options) {
        String where = runFile.read()
                .map(run -> ", gateway " + run.gatewayUrl() + ", process " + run.supervisorPid())
                .orElse("");
        String advice = options.fresh() ? "; --fresh would delete its data: stop it first with" : "; stop it with";
        return "already running in " + home.folder() + where + advice + " ./tillstream down";
    }
}
