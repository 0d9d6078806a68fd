package org.exchangehub.connectors;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.exchangehub.contracts.Fault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A YAML file of a folder, valid by its schema, that knows on which line each of its members stands. */
final class YamlFile {

    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private final String name;
    private final JsonNode tree;
    private final Map<String, Integer> lines = new HashMap<>();

    /** @throws BadFolderException with the line where it is no YAML or breaks its schema */
    YamlFile(Folder folder, String path, JsonSchemaCheck schema) {
        name = folder.name() + "/" + path;
        byte[] content = folder.get(path);
        try (JsonParser parser = YAML.createParser(content)) {
            tree = YAML.readTree(content);
            while (parser.nextToken() != null) {
                lines.putIfAbsent(
                        parser.streamReadContext().pathAsPointer().toString(),
                        parser.currentTokenLocation().getLineNr());
            }
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            throw new BadFolderException(name + " line " + line, broken.getOriginalMessage(), broken);
        }
        List<Fault> faults = schema.faultsOfMembers(tree);
        if (!faults.isEmpty()) {
            throw new BadFolderException(
                    at(faults.getFirst().position()),
                    String.join(
                            "; ",
                            faults.stream()
                                    .map(fault -> fault.position() + ": " + fault.reason() + " (line "
                                            + line(fault.position()) + ")")
                                    .toList()));
        }
    }

    JsonNode tree() {
        return tree;
    }

    /** A fault of what stands at this JSON pointer, with file and line. */
    BadFolderException fault(String pointer, String what) {
        return new BadFolderException(at(pointer), pointer + ": " + what);
    }

    /** The line of the member at a JSON pointer, or of what holds it. */
    private int line(String pointer) {
        String place = pointer;
        while (!lines.containsKey(place) && place.contains("/")) {
            place = place.substring(0, place.lastIndexOf('/'));
        }
        return lines.getOrDefault(place, 1);
    }

    private String at(String pointer) {
        return name + " line " + line(pointer);
    }
}
