package org.exchangehub.bench.subject;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The hub with a small heap, and an attachment that goes in and out of it. */
public final class SmallHub {

    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");

    private final URI hub;
    private final String token;
    private final Path log;

    private SmallHub(URI hub, String token, Path log) {
        this.hub = hub;
        this.token = token;
        this.log = log;
    }

    /** @param heap its largest heap, in MiB */
    public static SmallHub start(Path jar, Path directory, int heap, Running running)
            throws IOException, InterruptedException {
        Path own = directory.resolve("hub");
        Child child = running.add(Child.start(
                "the hub",
                own,
                List.of("-Xmx" + heap + "m", "-Xlog:gc:file=gc.log:none"),
                List.of(
                        "-jar",
                        jar.toAbsolutePath().toString(),
                        "--server.port=0",
                        "--hub.broker.port=0",
                        "--hub.data-directory=" + own,
                        "--hub.demo=false")));
        URI hub = child.awaitStart();
        String token = new HubCalls(hub).accessOfCustoms().get("access_token").asString();
        return new SmallHub(hub, token, own.resolve("gc.log"));
    }

    /** Sends so many bytes; gives what the hub says of them. */
    public JsonNode send(DigestInputStream bytes) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/api/v1/attachments")
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> bytes));
        HttpResponse<String> taken = call(request, BodyHandlers.ofString());
        JsonNode attachment = JsonMapper.shared().readTree(taken.body());
        String told = attachment.path("sha256").asString();
        String sent = HexFormat.of().formatHex(bytes.getMessageDigest().digest());
        if (taken.statusCode() != 201 || !told.equals(sent)) {
            throw new IOException("HTTP " + taken.statusCode() + " " + taken.body() + ", sent " + sent);
        }
        return attachment;
    }

    /** Its bytes as they come. */
    public InputStream get(JsonNode attachment) throws IOException, InterruptedException {
        HttpResponse<InputStream> got = call(
                request("/api/v1/attachments/" + attachment.get("attachmentId").asString()),
                BodyHandlers.ofInputStream());
        if (got.statusCode() != 200) {
            throw new IOException("HTTP " + got.statusCode());
        }
        return got.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(hub.resolve(path))
                .timeout(Duration.ofMinutes(30))
                .header("Authorization", "Bearer " + token);
    }

    @SuppressWarnings("resource")
    private static <T> HttpResponse<T> call(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        // Not closed: that would wait for a body that the caller still reads.
        return HttpClient.newHttpClient().send(request.build(), handler);
    }

    /** The most that the heap held, garbage included, in MiB, by the log of the collector. */
    public long heapPeak() throws IOException {
        return most(collection -> Long.parseLong(collection.group(1)));
    }

    /** The most that was left after a collection, in MiB. */
    public long heapLeft() throws IOException {
        return most(collection -> Long.parseLong(collection.group(2)));
    }

    /** The largest that the heap became, in MiB. */
    public long heapSize() throws IOException {
        return most(collection -> Long.parseLong(collection.group(3)));
    }

    private long most(ToLongFunction<MatchResult> of) throws IOException {
        return COLLECTION
                .matcher(Files.readString(log))
                .results()
                .mapToLong(of)
                .max()
                .orElseThrow(() -> new IOException("The collector logged nothing"));
    }
}
