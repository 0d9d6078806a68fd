package org.exchangehub.connectors.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Finds the samples of a folder by the names of their files. */
final class Samples {

    private static final String ROOT = "samples/";
    private static final Pattern FILE = Pattern.compile(
            "samples/([a-z-]+)/([^/]+)\\.(canonical\\.xml|(?:wire|refused)\\.(?:xml|json|edi)|refused\\.yaml)");
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final Map<String, String> MEDIA_TYPES =
            Map.of("xml", Format.XML.mediaType(), "json", Format.JSON.mediaType(), "edi", Format.EDIFACT.mediaType());

    private final Folder folder;
    private final List<Sample> found = new ArrayList<>();
    private final List<Check> faults = new ArrayList<>();

    Samples(Folder folder) {
        this.folder = folder;
        Map<String, Map<String, String>> groups = new TreeMap<>();
        for (String path : folder.paths()) {
            if (path.startsWith(ROOT) && !path.startsWith(CallSample.ROOT) && !Sums.is(path)) {
                Matcher file = FILE.matcher(path);
                if (file.matches() && Kind.ofCode(file.group(1)).isPresent()) {
                    groups.computeIfAbsent(ROOT + file.group(1) + "/" + file.group(2), name -> new TreeMap<>())
                            .put(file.group(3), path);
                } else {
                    fault(path, "no sample has this name: samples/<kind>/<name>.canonical.xml, .wire.*, .refused.*");
                }
            }
        }
        groups.forEach(this::read);
    }

    List<Sample> found() {
        return found;
    }

    /** What is wrong with the files themselves. */
    List<Check> faults() {
        return faults;
    }

    private void read(String path, Map<String, String> files) {
        Kind kind = Kind.ofCode(path.split("/", -1)[1]).orElseThrow();
        Optional<Wire> refused = wire("refused", files);
        if (files.containsKey("canonical.xml")) {
            found.add(new Sample.Accepted(kind, path, folder.get(path + ".canonical.xml"), wire("wire", files)));
        } else if (wire("wire", files).isPresent()) {
            fault(path, "add " + path + ".canonical.xml");
        }
        if (refused.isPresent() && files.containsKey("refused.yaml")) {
            refused(kind, path, refused.get());
        } else if (refused.isPresent()) {
            fault(path, "add " + path + ".refused.yaml with code and position");
        } else if (files.containsKey("refused.yaml")) {
            fault(path, "add the document that is refused: " + path + ".refused.xml, .json or .edi");
        }
    }

    private void refused(Kind kind, String path, Wire document) {
        try {
            JsonNode yaml = YAML.readTree(folder.get(path + ".refused.yaml"));
            if (yaml.path("code").isString() && yaml.path("position").isString()) {
                found.add(new Sample.Refused(
                        kind,
                        path,
                        document,
                        yaml.get("code").asString(),
                        yaml.get("position").asString()));
            } else {
                fault(path + ".refused.yaml", "it has two members, code and position, both texts");
            }
        } catch (JacksonException broken) {
            fault(path + ".refused.yaml", String.valueOf(broken.getMessage()));
        }
    }

    private Optional<Wire> wire(String form, Map<String, String> files) {
        return MEDIA_TYPES.keySet().stream()
                .filter(extension -> files.containsKey(form + "." + extension))
                .sorted()
                .findFirst()
                .map(extension -> new Wire(
                        MEDIA_TYPES.getOrDefault(extension, ""),
                        folder.get(files.getOrDefault(form + "." + extension, ""))));
    }

    private void fault(String path, String what) {
        faults.add(Check.failed(path, "is a sample", what));
    }
}
