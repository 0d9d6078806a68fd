package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** A ClamAV daemon that knows one virus, the EICAR test file, and can be made to think longer. */
final class SimulatedClamd {

    /** In two parts, so that no scanner takes this class for the virus. */
    static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private static final int KEPT = 128;

    private final ServerSocket listener;
    private volatile CountDownLatch thinking = new CountDownLatch(0);

    private SimulatedClamd(ServerSocket listener) {
        this.listener = listener;
    }

    static SimulatedClamd listen() {
        try {
            SimulatedClamd clamd = new SimulatedClamd(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().name("clamd").start(clamd::serve);
            return clamd;
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    String url() {
        return "clamd://127.0.0.1:" + listener.getLocalPort();
    }

    /** From now on it answers nobody until it is let go. */
    void hold() {
        thinking = new CountDownLatch(1);
    }

    void letGo() {
        thinking.countDown();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket caller = listener.accept()) {
                answer(new DataInputStream(new java.io.BufferedInputStream(caller.getInputStream())), caller);
            } catch (IOException | InterruptedException gone) {
                // The next caller is served all the same.
            }
        }
    }

    private void answer(DataInputStream in, Socket caller) throws IOException, InterruptedException {
        OutputStream out = caller.getOutputStream();
        byte[] command = in.readNBytes("zINSTREAM\0".length());
        if (!new String(command, US_ASCII).equals("zINSTREAM\0")) {
            out.write("UNKNOWN COMMAND\0".getBytes(US_ASCII));
            return;
        }
        boolean found = false;
        // A virus may lie across two chunks.
        String end = "";
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            String chunk = end + new String(in.readNBytes(length), US_ASCII);
            found |= chunk.contains(EICAR);
            end = chunk.substring(Math.max(0, chunk.length() - KEPT));
        }
        thinking.await();
        out.write((found ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0").getBytes(US_ASCII));
    }
}
