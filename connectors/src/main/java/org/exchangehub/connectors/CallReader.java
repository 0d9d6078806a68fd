package org.exchangehub.connectors;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.exchangehub.contracts.Kind;
import tools.jackson.databind.JsonNode;

/** Reads what a {@code connector.yaml} says of calls: answers within them, read-backs and polls. */
final class CallReader {

    private static final Duration READ_BACK_AFTER = Duration.ofSeconds(5);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(30);
    private static final int PAGE_SIZE = 50;

    private CallReader() {}

    static List<AnswerMapping> answers(JsonNode received) {
        return received.has("answer")
                ? FolderReader.list(received.get("answer")).stream()
                        .map(one -> new AnswerMapping(
                                FolderReader.text(one, "kind").flatMap(Kind::ofCode), FolderReader.heard(one)))
                        .toList()
                : List.of();
    }

    static Optional<ReadBack> readBack(JsonNode received, Channel channel, Format format) {
        return Optional.ofNullable(received.get("readBack"))
                .map(yaml -> new ReadBack(
                        call(yaml, channel == Channel.SOAP, format),
                        FolderReader.text(yaml, "after").map(Duration::parse).orElse(READ_BACK_AFTER)));
    }

    static Optional<Poll> poll(JsonNode sends, Format format) {
        return Optional.ofNullable(sends.get("poll")).map(yaml -> {
            boolean soap = yaml.get("channel").asString().equals("soap");
            return new Poll(
                    FolderReader.text(yaml, "interval").map(Duration::parse).orElse(POLL_INTERVAL),
                    yaml.path("pageSize").asInt(PAGE_SIZE),
                    call(yaml.get("list"), soap, format),
                    call(yaml.get("fetch"), soap, format),
                    call(yaml.get("acknowledge"), soap, format),
                    Optional.ofNullable(yaml.get("warn")).map(warn -> call(warn, soap, format)),
                    Optional.ofNullable(yaml.get("refuse")).map(refuse -> call(refuse, soap, format)),
                    Optional.ofNullable(yaml.get("track"))
                            .map(track -> new Track(FolderReader.texts(track, "states"), call(track, soap, format))));
        });
    }

    static Call call(JsonNode yaml, boolean soap, Format format) {
        Set<Integer> absent =
                yaml.path("absent").valueStream().map(JsonNode::asInt).collect(Collectors.toSet());
        return new Call(
                soap,
                format,
                FolderReader.text(yaml, "path"),
                FolderReader.text(yaml, "soapAction"),
                FolderReader.text(yaml, "request"),
                Optional.ofNullable(yaml.get("requestSchema")).map(FolderReader::schemaRef),
                FolderReader.text(yaml, "answer"),
                Optional.ofNullable(yaml.get("answerSchema")).map(FolderReader::schemaRef),
                absent);
    }
}
