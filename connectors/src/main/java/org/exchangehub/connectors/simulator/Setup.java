package org.exchangehub.connectors.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.keys.SideKeys;
import org.exchangehub.connectors.keys.ThrowAwayKeys;

/**
 * How simulated partners run.
 *
 * @param seed of all chance in them; the same one makes faults strike at the same turns again
 * @param address where those that are called listen
 * @param port of the first of them, each other one the next; 0 takes free ones
 * @param keys directory of the keys of those that exchange by AS4 or signed SOAP: two keystores for each, {@code <partner>.p12} and
 *     {@code hub-<partner>.p12} with the password {@link #PASSWORD}, made where they are not there; without it keys are made anew
 */
public record Setup(Pace pace, long seed, InetAddress address, int port, Optional<Path> keys) {

    /** The system property that gives the seed. */
    public static final String SEED = "simulator.seed";

    /** Of keystores that guard nothing. */
    public static final String PASSWORD = "throw-away";

    /** Partners with keys of their own making. */
    public Setup(Pace pace, long seed, InetAddress address, int port) {
        this(pace, seed, address, port, Optional.empty());
    }

    /** On free ports of 127.0.0.1, with the seed of the system property or a new one. */
    public static Setup local(Pace pace) {
        return new Setup(pace, chosen(), InetAddress.getLoopbackAddress(), 0);
    }

    private static long chosen() {
        return Long.getLong(SEED, ThreadLocalRandom.current().nextLong(1_000_000_000));
    }

    /** The keys of both sides: of the hub, and of the partner. */
    ThrowAwayKeys keys(PartnerId partner) {
        return keys.map(directory -> kept(directory, partner)).orElseGet(() -> made(partner));
    }

    private static ThrowAwayKeys kept(Path directory, PartnerId partner) {
        Path hub = directory.resolve("hub-" + partner + ".p12");
        Path other = directory.resolve(partner + ".p12");
        try {
            if (Files.notExists(hub) || Files.notExists(other)) {
                ThrowAwayKeys fresh = made(partner);
                fresh.self().write(hub, PASSWORD);
                fresh.other().write(other, PASSWORD);
            }
            return new ThrowAwayKeys(SideKeys.read(hub, PASSWORD), SideKeys.read(other, PASSWORD));
        } catch (IOException failed) {
            throw new UncheckedIOException("The keys of " + partner + " can not be kept in " + directory, failed);
        }
    }

    private static ThrowAwayKeys made(PartnerId partner) {
        return ThrowAwayKeys.make("hub", partner.value());
    }
}
