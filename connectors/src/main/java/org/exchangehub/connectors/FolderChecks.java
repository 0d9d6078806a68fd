package org.exchangehub.connectors;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a {@code connector.yaml} must keep beyond its schema; each fault names its line. */
final class FolderChecks {

    private static final List<String> OF_THE_KIND =
            List.of("path", "operation", "soapAction", "call", "repeatable", "readBack", "answer");

    private final Folder folder;
    private final YamlFile file;
    private final Optional<HsCodes> hsCodes;

    FolderChecks(Folder folder, YamlFile file, Optional<HsCodes> hsCodes) {
        this.folder = folder;
        this.file = file;
        this.hsCodes = hsCodes;
    }

    /** @throws BadFolderException for the first fault */
    void run() {
        JsonNode yaml = file.tree();
        competence(yaml.path("competence").path("rules"));
        for (String way : List.of("receives", "sends")) {
            boolean isMapped =
                    !yaml.path(way).path("format").asString("canonical").startsWith("canonical");
            for (Map.Entry<String, JsonNode> kind : yaml.path(way).path("kinds").properties()) {
                kind("/" + way + "/kinds/" + kind.getKey(), kind.getValue(), isMapped);
            }
        }
        Set<String> channels = channels(yaml.path("receives").path("channel"));
        if (channels.contains("push") || channels.contains("soap")) {
            for (Map.Entry<String, JsonNode> kind :
                    yaml.path("receives").path("kinds").properties()) {
                lostAnswer("/receives/kinds/" + kind.getKey(), kind.getValue());
            }
        }
        interchange(yaml);
        as4(yaml, channels);
        soap(yaml.path("receives"), channels);
        for (Map.Entry<String, JsonNode> kind : yaml.path("loss").properties()) {
            if (!yaml.path("receives").path("kinds").has(kind.getKey())) {
                throw file.fault("/loss/" + kind.getKey(), "the partner receives no such kind");
            }
        }
        new CallChecks(file, this).run();
        exists("/simulator/answer", yaml.path("simulator").path("answer"));
        exists("/simulator/serve", yaml.path("simulator").path("serve"));
        exists("/simulator/movement", yaml.path("simulator").path("movement"));
    }

    /** CONTRL says nothing of what a message means: what is refused for that is told by a message of its own. */
    private void interchange(JsonNode yaml) {
        if (!yaml.path("sends").has("interchange")) {
            return;
        }
        if (!yaml.path("sends").path("format").asString("").equals("edifact")) {
            throw file.fault("/sends/interchange", "only EDIFACT has interchanges");
        }
        if (!yaml.path("receives").path("kinds").has("refusal")) {
            throw file.fault(
                    "/sends/interchange",
                    "its messages are refused by a refusal, so the partner must receive refusals");
        }
    }

    private void soap(JsonNode receives, Set<String> channels) {
        exists("/receives/alive", receives.path("alive"));
        for (String member : List.of("security", "soap", "alive")) {
            if (receives.has(member) && !channels.equals(Set.of("soap"))) {
                throw file.fault("/receives/" + member, "it is said where the channel is soap, and no other");
            }
        }
        for (Map.Entry<String, JsonNode> kind : receives.path("kinds").properties()) {
            JsonNode first = FolderReader.list(kind.getValue()).getFirst();
            String pointer = "/receives/kinds/" + kind.getKey() + "/call";
            exists(pointer, first.path("call"));
            if (first.has("call")
                    && (!channels.equals(Set.of("soap")) || first.has("path") || first.has("soapAction"))) {
                throw file.fault(pointer, "it tells path and action, where the channel is soap and no other");
            }
        }
    }

    private static Set<String> channels(JsonNode oneOrMany) {
        Set<String> channels = new HashSet<>();
        FolderReader.list(oneOrMany).forEach(one -> channels.add(one.asString("")));
        return channels;
    }

    private void as4(JsonNode yaml, Set<String> channels) {
        if (channels.contains("as4") && !yaml.has("as4")) {
            throw file.fault("/receives/channel", "AS4 needs to know the parties and services: the part as4");
        }
        if (yaml.path("as4").has("pulled") && !channels.contains("as4")) {
            throw file.fault("/as4/pulled", "it is pulled by AS4 only where as4 is a channel");
        }
        for (String way : List.of("receives", "sends")) {
            boolean isXml = yaml.path(way).path("format").asString("xml").endsWith("xml");
            if (yaml.has("as4") && !isXml && !yaml.path("as4").has("action")) {
                throw file.fault("/as4", "an action must be named where messages are not XML");
            }
        }
    }

    private void competence(JsonNode rules) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            String pointer = "/competence/rules/" + i;
            JsonNode rule = rules.get(i);
            if (!ids.add(rule.path("id").asString())) {
                throw file.fault(
                        pointer + "/id",
                        "two rules have the id " + rule.path("id").asString());
            }
            for (int n = 0; n < rule.path("commodities").size(); n++) {
                commodity(
                        pointer + "/commodities/" + n,
                        rule.path("commodities").get(n).asString());
            }
        }
    }

    private void commodity(String pointer, String prefix) {
        if (prefix.equals("all")) {
            return;
        }
        if (prefix.length() % 2 != 0) {
            throw file.fault(
                    pointer, prefix + " is no prefix of the Harmonised System: they have 2, 4, 6, 8 or 10 digits");
        }
        if (hsCodes.isPresent() && !hsCodes.get().knows(prefix)) {
            throw file.fault(pointer, "the Harmonised System has no heading " + prefix);
        }
    }

    private void kind(String pointer, JsonNode oneOrMany, boolean isMapped) {
        int number = 0;
        Set<String> versions = new HashSet<>();
        for (JsonNode mapping : oneOrMany.isArray() ? oneOrMany : List.of(oneOrMany)) {
            String place = oneOrMany.isArray() ? pointer + "/" + number++ : pointer;
            if (isMapped && !mapping.has("map")) {
                throw file.fault(place, "a format of the partner's own needs a map");
            }
            exists(place + "/map", mapping.path("map"));
            exists(place + "/rules", mapping.path("rules"));
            if (mapping.has("wireRules")) {
                FolderReader.list(mapping.get("wireRules"))
                        .forEach(rules -> exists(place + "/wireRules", rules.path("file")));
            }
            schema(place + "/schema", mapping.path("schema"));
            if (oneOrMany.isArray() && !versions.add(mapping.path("version").asString(""))) {
                throw file.fault(place, "each mapping of a list names its own version");
            }
            if (number > 1) {
                sameEndpoint(place, oneOrMany.get(0), mapping);
            }
        }
    }

    /** A delivery goes to one place, whichever version it is in. */
    private void sameEndpoint(String place, JsonNode first, JsonNode other) {
        for (String member : OF_THE_KIND) {
            if (other.has(member) && !other.get(member).equals(first.path(member))) {
                throw file.fault(place + "/" + member, "it is the same for all versions of a kind");
            }
        }
    }

    private void lostAnswer(String pointer, JsonNode oneOrMany) {
        JsonNode mapping = oneOrMany.isArray() ? oneOrMany.get(0) : oneOrMany;
        if (!mapping.path("repeatable").asBoolean(false) && !mapping.has("readBack")) {
            throw file.fault(pointer, "it needs repeatable: true, or readBack, so that a lost answer can be settled");
        }
    }

    void schema(String pointer, JsonNode schema) {
        if (schema.isString()) {
            exists(pointer, schema);
        }
        exists(pointer + "/otherwise", schema.path("otherwise"));
    }

    void exists(String pointer, JsonNode path) {
        boolean many = path.asString("").contains("*");
        if (path.isString() && !many && folder.find(path.asString()).isEmpty()) {
            throw file.fault(pointer, "there is no file " + path.asString() + " in the folder");
        }
    }
}
