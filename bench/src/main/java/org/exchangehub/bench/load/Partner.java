package org.exchangehub.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands in for the agency that referrals are pushed to: accepts each at once. */
public final class Partner implements AutoCloseable {

    private static final Pattern LRN = Pattern.compile("\\blrn\"?\\s*[:=]\\s*\"([^\"]+)\"");

    private final Flights flights;
    private final Consumer<String> reader;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Partner(Flights flights, Consumer<String> reader, HttpServer server) {
        this.flights = flights;
        this.reader = reader;
        this.server = server;
    }

    /** Starts it on a free port of the loopback address. */
    public static Partner start(Flights flights) throws IOException {
        return start(flights, referral -> {});
    }

    /** Starts one whose referrals are also read by someone. */
    public static Partner start(Flights flights, Consumer<String> reader) throws IOException {
        // Without it each answer may wait 40 ms for more bytes to come.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        Partner partner = new Partner(flights, reader, server);
        server.createContext("/", partner::accept);
        server.setExecutor(partner.threads);
        server.start();
        return partner;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void accept(HttpExchange exchange) throws IOException {
        try (exchange) {
            String referral = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Matcher found = LRN.matcher(referral);
            if (!found.find()) {
                exchange.sendResponseHeaders(422, -1);
                return;
            }
            exchange.sendResponseHeaders(202, -1);
            reader.accept(referral);
            flights.arrive(found.group(1), System.nanoTime());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    @Override
    public String toString() {
        return "the partner";
    }
}
