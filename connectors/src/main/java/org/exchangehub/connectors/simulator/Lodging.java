package org.exchangehub.connectors.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static net.sf.saxon.s9api.streams.Predicates.isElement;
import static net.sf.saxon.s9api.streams.Steps.child;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.saxon.s9api.XdmNode;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.WireTree;

/**
 * Lodges the declarations that lie in a simulated Customs system's folder, under {@code simulator/declarations/}. A file is
 * named {@code <number>-<title>.<channel>.xml}, or {@code .edi} for EDIFACT, the channel being rest, soap or queue;
 * {@code @LRN@} in it becomes a reference that no declaration had before, {@code @ID@} one that no interchange had.
 */
final class Lodging {

    private static final Pattern FILE =
            Pattern.compile("simulator/declarations/(\\d+)-(.+)\\.(rest|soap|queue)\\.(?:xml|edi)");

    private final Hub hub;
    private final Optional<SignedAnswers> signed;
    private final Folder folder;
    private final Format format;

    Lodging(Hub hub, Optional<SignedAnswers> signed, Folder folder, Format format) {
        this.hub = hub;
        this.signed = signed;
        this.folder = folder;
        this.format = format;
    }

    boolean hasDeclarations() {
        return folder.paths().stream().anyMatch(path -> FILE.matcher(path).matches());
    }

    /** @throws IOException where the hub can not be reached or refuses one: the others were lodged before */
    List<Lodged> lodge(String series) throws IOException {
        List<Lodged> lodged = new ArrayList<>();
        for (String path : folder.paths()) {
            Matcher file = FILE.matcher(path);
            if (file.matches()) {
                String lrn = series + "-" + file.group(1);
                Charset charset = format == Format.EDIFACT ? ISO_8859_1 : UTF_8;
                byte[] document = new String(folder.get(path), charset)
                        .replace("@LRN@", lrn)
                        .replace(
                                "@ID@",
                                UUID.randomUUID().toString().replace("-", "").substring(0, 14))
                        .getBytes(charset);
                send(file.group(3), "/api/v1/declarations", new Wire(format.mediaType(), document));
                lodged.add(new Lodged(hub.partner(), lrn, file.group(2).replace('-', ' '), file.group(3)));
            }
        }
        return lodged;
    }

    /** @param path where it goes by REST */
    void send(String channel, String path, Wire message) throws IOException {
        String id = UUID.randomUUID().toString();
        switch (channel) {
            case "queue" -> {
                try (QueueAnswers queue = new QueueAnswers(hub)) {
                    queue.send(id, Optional.empty(), message);
                }
            }
            case "soap" -> bySoap(id, new Wire(message.mediaType(), element(message)));
            default ->
                call(hub.request(path)
                        .header("Content-Type", message.mediaType())
                        .header("Message-Id", id)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(message.bytes()))
                        .build());
        }
    }

    private void bySoap(String id, Wire message) throws IOException {
        if (signed.isEmpty()) {
            call(HttpAnswers.soap(hub, id, Optional.empty(), message.bytes()));
            return;
        }
        Optional<String> refused = signed.get().send(id, message);
        if (refused.isPresent()) {
            throw new IOException(refused.get());
        }
    }

    private void call(HttpRequest request) throws IOException {
        HttpResponse<byte[]> response = hub.send(request);
        if (response.statusCode() / 100 != 2) {
            throw new IOException(response.statusCode() + " " + new String(response.body(), UTF_8));
        }
    }

    /** The document without its declaration and comments, as it goes into another. */
    private static byte[] element(Wire document) {
        XdmNode root = WireTree.read(document.bytes(), Format.XML)
                .select(child(isElement()))
                .asNode();
        return WireTree.write(root, Format.XML);
    }
}
