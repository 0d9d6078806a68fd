package org.exchangehub.connectors;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.DirectionCode;
import tools.jackson.databind.JsonNode;

/** Reads a folder's {@code connector.yaml}. */
final class FolderReader {

    private static final JsonSchemaCheck CONNECTOR = JsonSchemaCheck.packaged("connector.schema.json");

    private final Folder folder;
    private final Optional<HsCodes> hsCodes;

    /** @param hsCodes the headings that competence may name, where a list of them is there */
    FolderReader(Folder folder, Optional<HsCodes> hsCodes) {
        this.folder = folder;
        this.hsCodes = hsCodes;
    }

    /** @throws BadFolderException with the file and what is wrong with it */
    Connector read() {
        YamlFile file = new YamlFile(folder, "connector.yaml", CONNECTOR);
        JsonNode yaml = file.tree();
        if (!folder.name().equals(yaml.get("id").asString())) {
            throw file.fault("/id", yaml.get("id").asString() + " is not the folder's name");
        }
        new FolderChecks(folder, file, hsCodes).run();
        PermitsReader.Permits permits = PermitsReader.read(folder);
        boolean speaks = yaml.has("receives") || yaml.has("sends");
        if (!speaks && !yaml.has("notConnected") && permits.register().isEmpty()) {
            throw file.fault("", "it receives and sends nothing and keeps no register: say why it is notConnected");
        }
        return new Connector(
                new PartnerId(folder.name()),
                yaml.get("name").get("en").asString(),
                yaml.get("name").get("no").asString(),
                text(yaml, "area").orElse(""),
                Role.valueOf(upper(yaml.get("role"))),
                !yaml.has("confirmed") || yaml.get("confirmed").asBoolean(),
                text(yaml, "notConnected"),
                List.copyOf(texts(yaml, "documents")),
                List.copyOf(texts(yaml, "referenceCodes")),
                permits.kinds(),
                permits.register(),
                ProtocolReader.read(folder),
                Optional.ofNullable(yaml.get("competence")).map(FolderReader::competence),
                Optional.ofNullable(yaml.get("receives")).map(FolderReader::receives),
                Optional.ofNullable(yaml.get("sends")).map(FolderReader::sends),
                Optional.ofNullable(yaml.get("as4")).map(As4ModeReader::read),
                loss(yaml),
                new AgreementReader(folder).read(),
                Optional.ofNullable(yaml.get("simulator")).map(FolderReader::simulator),
                folder.hash(),
                folder);
    }

    private static Competence competence(JsonNode yaml) {
        List<Rule> rules = new ArrayList<>();
        for (JsonNode rule : yaml.get("rules")) {
            rules.add(new Rule(
                    rule.get("id").asString(),
                    texts(rule, "directions").stream()
                            .map(direction -> DirectionCode.valueOf(direction.toUpperCase(Locale.ROOT)))
                            .collect(Collectors.toCollection(() -> EnumSet.noneOf(DirectionCode.class))),
                    texts(rule, "commodities"),
                    texts(rule, "origins"),
                    texts(rule, "procedures"),
                    texts(rule, "documents"),
                    text(rule, "validFrom").map(LocalDate::parse),
                    text(rule, "validUntil").map(LocalDate::parse)));
        }
        return new Competence(yaml.get("version").asString(), CompetenceRole.valueOf(upper(yaml.get("role"))), rules);
    }

    private static Receives receives(JsonNode yaml) {
        List<Channel> channels = list(yaml.get("channel")).stream()
                .map(one -> Channel.valueOf(upper(one)))
                .toList();
        Format format = format(yaml);
        Map<Kind, ReceivedKind> kinds = new EnumMap<>(Kind.class);
        yaml.get("kinds").properties().forEach(entry -> {
            List<JsonNode> mappings = list(entry.getValue());
            JsonNode first = mappings.getFirst();
            kinds.put(
                    kind(entry.getKey()),
                    new ReceivedKind(
                            mappings.stream().map(FolderReader::told).toList(),
                            text(first, "path"),
                            text(first, "operation"),
                            text(first, "soapAction"),
                            text(first, "call").map(Call::reading),
                            first.has("repeatable") && first.get("repeatable").asBoolean(),
                            CallReader.readBack(first, channels.getFirst(), format),
                            CallReader.answers(first)));
        });
        return new Receives(
                channels,
                format,
                text(yaml, "soap").filter("1.2"::equals).isPresent() ? SoapVersion.V1_2 : SoapVersion.V1_1,
                Optional.ofNullable(yaml.get("security")).map(one -> SoapSecurity.valueOf(upper(one))),
                new Receives.Credentials(
                        text(yaml.path("credentials"), "token").orElse(SoapSecurity.SHOWN),
                        text(yaml.path("credentials"), "client")),
                text(yaml, "timeout").map(Duration::parse),
                text(yaml, "alive").map(Call::reading),
                kinds);
    }

    private static Sends sends(JsonNode yaml) {
        Map<Kind, SentKind> kinds = new EnumMap<>(Kind.class);
        yaml.get("kinds").properties().forEach(entry -> {
            kinds.put(
                    kind(entry.getKey()),
                    new SentKind(list(entry.getValue()).stream()
                            .map(FolderReader::heard)
                            .toList()));
        });
        return new Sends(
                format(yaml),
                kinds,
                CallReader.poll(yaml, format(yaml)),
                Optional.ofNullable(yaml.get("interchange"))
                        .map(names -> new InterchangeNames(
                                names.get("partner").asString(),
                                names.get("hub").asString())));
    }

    private static ToldMapping told(JsonNode yaml) {
        return new ToldMapping(
                text(yaml, "version"),
                text(yaml, "when"),
                text(yaml, "map"),
                Optional.ofNullable(yaml.get("schema")).map(FolderReader::schemaRef),
                text(yaml, "rules"),
                wireRules(yaml));
    }

    static HeardMapping heard(JsonNode yaml) {
        JsonNode recognise = yaml.path("recognise");
        return new HeardMapping(
                text(yaml, "version"),
                new Recognise(
                        text(recognise, "root"),
                        text(recognise, "member"),
                        text(recognise, "message"),
                        text(recognise, "test")),
                text(yaml, "map"),
                Optional.ofNullable(yaml.get("schema")).map(FolderReader::schemaRef),
                text(yaml, "rules"),
                wireRules(yaml));
    }

    private static List<WireRules> wireRules(JsonNode yaml) {
        return yaml.has("wireRules")
                ? list(yaml.get("wireRules")).stream()
                        .map(rules -> new WireRules(
                                rules.get("file").asString(), rules.path("warn").asBoolean(false)))
                        .toList()
                : List.of();
    }

    private static Map<Kind, List<DeclaredLoss>> loss(JsonNode yaml) {
        Map<Kind, List<DeclaredLoss>> loss = new EnumMap<>(Kind.class);
        if (yaml.has("loss")) {
            yaml.get("loss")
                    .properties()
                    .forEach(entry -> loss.put(
                            kind(entry.getKey()),
                            list(entry.getValue()).stream()
                                    .map(one -> new DeclaredLoss(
                                            one.get("path").asString(),
                                            DeclaredLoss.Severity.valueOf(upper(one.get("severity"))),
                                            one.get("why").asString(),
                                            text(one, "version")))
                                    .toList()));
        }
        return loss;
    }

    static List<JsonNode> list(JsonNode oneOrMany) {
        List<JsonNode> list = new ArrayList<>();
        if (oneOrMany.isArray()) {
            oneOrMany.forEach(list::add);
        } else {
            list.add(oneOrMany);
        }
        return list;
    }

    static SchemaRef schemaRef(JsonNode yaml) {
        return yaml.isString()
                ? new SchemaRef(List.of(yaml.asString()), Optional.empty(), Optional.empty())
                : new SchemaRef(
                        list(yaml.get("file")).stream().map(JsonNode::asString).toList(),
                        text(yaml, "pack"),
                        text(yaml, "otherwise"));
    }

    private static SimulatorSpec simulator(JsonNode yaml) {
        return new SimulatorSpec(
                text(yaml, "answer"),
                text(yaml, "serve"),
                text(yaml, "movement"),
                text(yaml, "delay").map(Duration::parse).orElse(Duration.ofSeconds(1)));
    }

    private static Format format(JsonNode yaml) {
        return Format.valueOf(upper(yaml.get("format")));
    }

    private static Kind kind(String code) {
        return Kind.ofCode(code)
                .orElseThrow(() -> new BadFolderException("connector.yaml", "there is no kind " + code));
    }

    private static String upper(JsonNode text) {
        return text.asString().toUpperCase(Locale.ROOT).replace('-', '_');
    }

    static Optional<String> text(JsonNode yaml, String member) {
        return Optional.ofNullable(yaml.get(member)).map(JsonNode::asString);
    }

    static Set<String> texts(JsonNode yaml, String member) {
        Set<String> texts = new LinkedHashSet<>();
        if (yaml.has(member)) {
            yaml.get(member).forEach(item -> texts.add(item.asString()));
        }
        return texts;
    }
}
