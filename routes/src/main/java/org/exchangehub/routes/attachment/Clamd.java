package org.exchangehub.routes.attachment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Asks a ClamAV daemon over TCP, by its command INSTREAM (clamd(8)): the bytes go out as they are read, one chunk in memory. */
public final class Clamd implements Scanner {

    private static final int PORT = 3310;
    private static final int LONGEST_REPLY = 4096;
    private static final String FOUND = " FOUND";

    private final InetSocketAddress address;
    private final Duration patience;

    /**
     * @param at where it listens, {@code clamd://host:port}
     * @param patience how long it may take to connect, and to answer when it has all bytes
     */
    public Clamd(URI at, Duration patience) {
        if (!"clamd".equals(at.getScheme()) || at.getHost() == null) {
            throw new IllegalArgumentException("A scanner's address is clamd://host:port, not " + at);
        }
        this.address = InetSocketAddress.createUnresolved(at.getHost(), at.getPort() < 0 ? PORT : at.getPort());
        this.patience = patience;
    }

    @Override
    public Optional<String> scan(InputStream bytes) throws IOException {
        try (Socket socket = new Socket()) {
            int millis = (int) Math.min(Integer.MAX_VALUE, patience.toMillis());
            socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), millis);
            socket.setSoTimeout(millis);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(US_ASCII));
            byte[] buffer = new byte[Chunks.SIZE];
            for (int came = bytes.read(buffer); came > 0; came = bytes.read(buffer)) {
                out.writeInt(came);
                out.write(buffer, 0, came);
            }
            out.writeInt(0);
            out.flush();
            return finding(reply(socket.getInputStream()));
        }
    }

    private static String reply(InputStream in) throws IOException {
        StringBuilder reply = new StringBuilder();
        for (int one = in.read(); one > 0 && reply.length() < LONGEST_REPLY; one = in.read()) {
            reply.append((char) one);
        }
        return reply.toString().strip();
    }

    private static Optional<String> finding(String reply) throws IOException {
        if (reply.equals("stream: OK")) {
            return Optional.empty();
        }
        if (reply.startsWith("stream: ") && reply.endsWith(FOUND)) {
            return Optional.of(reply.substring("stream: ".length(), reply.length() - FOUND.length()));
        }
        throw new IOException("The scanner answered: " + reply);
    }
}
