package org.exchangehub.connectors.simulator;

import java.net.InetAddress;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How simulated partners run.
 *
 * @param seed of all chance in them; the same one makes faults strike at the same turns again
 * @param address where those that are called listen
 * @param port of the first of them, each other one the next; 0 takes free ones
 */
public record Setup(Pace pace, long seed, InetAddress address, int port) {

    /** The system property that gives the seed. */
    public static final String SEED = "simulator.seed";

    /** On free ports of 127.0.0.1, with the seed of the system property or a new one. */
    public static Setup local(Pace pace) {
        return new Setup(pace, chosen(), InetAddress.getLoopbackAddress(), 0);
    }

    private static long chosen() {
        return Long.getLong(SEED, ThreadLocalRandom.current().nextLong(1_000_000_000));
    }
}
