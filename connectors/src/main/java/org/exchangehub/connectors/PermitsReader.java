package org.exchangehub.connectors;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.exchangehub.connectors.permit.Dimension;
import org.exchangehub.connectors.permit.FunctionRow;
import org.exchangehub.connectors.permit.HeldRegister;
import org.exchangehub.connectors.permit.PermitFunction;
import org.exchangehub.connectors.permit.PermitHome;
import org.exchangehub.connectors.permit.PermitKind;
import org.exchangehub.connectors.permit.QuantityRule;
import org.exchangehub.contracts.v1.DirectionCode;
import tools.jackson.databind.JsonNode;

/** Reads a folder's {@code permits.yaml}: the kinds of permit that the partner issues. */
final class PermitsReader {

    static final String FILE = "permits.yaml";

    private static final JsonSchemaCheck SCHEMA = JsonSchemaCheck.packaged("permits.schema.json");

    private PermitsReader() {}

    /** What a partner's permits are, and how the register is called that it keeps itself. */
    record Permits(List<PermitKind> kinds, Optional<HeldRegister> register) {}

    /** None where the folder has no such file. */
    static Permits read(Folder folder) {
        if (folder.find(FILE).isEmpty()) {
            return new Permits(List.of(), Optional.empty());
        }
        YamlFile file = new YamlFile(folder, FILE, SCHEMA);
        String version = file.tree().get("version").asString();
        Set<String> codes = new HashSet<>();
        List<PermitKind> kinds = new ArrayList<>();
        for (JsonNode kind : file.tree().get("kinds")) {
            String code = kind.get("code").asString();
            if (!codes.add(code)) {
                throw file.fault("/kinds/" + kinds.size() + "/code", "two kinds have the code " + code);
            }
            kinds.add(kind(kind, version));
        }
        RegisterReader register = new RegisterReader(folder, file);
        register.check(kinds);
        return new Permits(List.copyOf(kinds), register.read());
    }

    private static PermitKind kind(JsonNode yaml, String version) {
        List<FunctionRow> functions = new ArrayList<>();
        yaml.get("functions").forEach(row -> functions.add(row(row)));
        return new PermitKind(
                yaml.get("code").asString(),
                yaml.get("name").get("en").asString(),
                version,
                texts(yaml, "documents"),
                PermitHome.valueOf(upper(yaml.get("home"))),
                List.copyOf(functions),
                quantity(yaml.get("quantity")));
    }

    private static FunctionRow row(JsonNode yaml) {
        return new FunctionRow(
                PermitFunction.valueOf(upper(yaml.get("function"))),
                texts(yaml, "directions").stream()
                        .map(direction -> DirectionCode.valueOf(direction.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()),
                texts(yaml, "procedures"),
                Optional.ofNullable(yaml.get("validFrom"))
                        .map(JsonNode::asString)
                        .map(LocalDate::parse));
    }

    private static QuantityRule quantity(JsonNode yaml) {
        Dimension dimension = Dimension.valueOf(upper(yaml.get("dimension")));
        return new QuantityRule(
                dimension,
                yaml.path("decimals").asInt(dimension == Dimension.COUNT ? 0 : 6),
                Optional.ofNullable(yaml.get("rounding")).map(mode -> RoundingMode.valueOf(upper(mode))),
                Optional.ofNullable(yaml.get("tolerancePercent")).map(percent -> new BigDecimal(percent.asString())));
    }

    private static Set<String> texts(JsonNode yaml, String member) {
        Set<String> texts = new LinkedHashSet<>();
        yaml.path(member).forEach(item -> texts.add(item.asString()));
        return texts;
    }

    private static String upper(JsonNode text) {
        return text.asString().toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
