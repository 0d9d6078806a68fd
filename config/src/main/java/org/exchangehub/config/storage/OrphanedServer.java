package org.exchangehub.config.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.exchangehub.config.startup.CannotStartException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops a PostgreSQL server that a killed hub left running on its data directory. */
final class OrphanedServer {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedServer.class);

    private OrphanedServer() {}

    static void stop(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var recorded = recordedProcess(pidFile);
        if (recorded == null) {
            return;
        }
        if (!runsOn(recorded, data)) {
            // The number now belongs to another program, for which PostgreSQL would refuse to start.
            Files.delete(pidFile);
            return;
        }
        LOG.warn("Stopping the database server {} that an earlier hub left running", recorded.pid());
        if (!ends(recorded, "INT", 30) && !ends(recorded, "QUIT", 10)) {
            throw new CannotStartException(
                    "The database server " + recorded.pid() + ", left by an earlier hub, does not stop",
                    "Stop process " + recorded.pid() + " by hand and start the hub again");
        }
    }

    private static @Nullable ProcessHandle recordedProcess(Path pidFile) throws IOException {
        var lines = Files.readAllLines(pidFile);
        try {
            return lines.isEmpty()
                    ? null
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElse(null);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean runsOn(ProcessHandle process, Path data) {
        var arguments = List.of(process.info().arguments().orElse(new String[0]));
        int flag = arguments.indexOf("-D");
        return flag >= 0
                && flag + 1 < arguments.size()
                && arguments.get(flag + 1).equals(data.toString());
    }

    private static boolean ends(ProcessHandle process, String signal, int seconds) throws IOException {
        // Java itself can only send TERM, at which PostgreSQL waits for its clients to leave.
        new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid()).start();
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while stopping a database server", e);
        }
    }
}
