package org.exchangehub.contracts.published;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.exchangehub.contracts.JsonSchema;

/** One published contract: what partners get, under the version that it names itself. */
record Contract(String path, String version, String text) {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern MAJOR = Pattern.compile("/v[0-9]+/");
    private static final Pattern XML_DECLARATION = Pattern.compile("^\\s*<\\?xml.*?\\?>");
    private static final Pattern VERSION = Pattern.compile("\\b[Vv]ersion(?:=\"|: \"| )([0-9]+\\.[0-9]+)\\b");
    private static final Pattern ID = Pattern.compile("\"urn:exchangehub:json-schema:([0-9]+\\.[0-9]+)\"");

    /** All of them: each file of the resources, with the assembled documents in the place of their hand-written parts. */
    static List<Contract> all() throws IOException {
        List<Contract> all = new ArrayList<>();
        all.add(of("json-schema/hub.schema.json", new String(new JsonSchema().json(), UTF_8), ID));
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String source = RESOURCES.relativize(file).toString().replace('\\', '/');
                String text = switch (source) {
                    case "openapi/v1/openapi.yaml" -> new String(new OpenApi().yaml(), UTF_8);
                    case "asyncapi/v1/asyncapi.yaml" -> new String(new AsyncApi().yaml(), UTF_8);
                    default -> Files.readString(file);
                };
                all.add(of(MAJOR.matcher(source).replaceFirst("/"), text, VERSION));
            }
        }
        return all;
    }

    static Contract of(String path, String text, Pattern where) {
        Matcher version = where.matcher(XML_DECLARATION.matcher(text).replaceFirst(""));
        if (!version.find()) {
            throw new IllegalStateException(
                    path + " names no version: write version=\"1.0\" or \"Version 1.0\" into it");
        }
        return new Contract(path, version.group(1), text);
    }
}
