package org.exchangehub.connectors.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.kit.Contract;
import org.exchangehub.connectors.kit.Sample;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.RefusedException;

/** Makes a folder that passes its checks: its maps are run to get the samples, and what they lose is written down. */
final class Scaffold {

    private static final String SAMPLES = "samples/";
    private static final int SHORT = 14;

    private final Engine engine;
    private final Draft draft;
    private final ConnectorYaml yaml;
    private final String own;
    private final String extension;
    private final Map<String, String> words;
    private final Map<String, byte[]> files = new TreeMap<>();

    Scaffold(Engine engine, Draft draft) {
        this.engine = engine;
        this.draft = draft;
        this.yaml = new ConnectorYaml(draft);
        this.own = Draft.code(draft.format());
        this.extension = switch (draft.format()) {
            case JSON, CANONICAL_JSON -> "json";
            case EDIFACT -> "edi";
            case XML, CANONICAL_XML -> "xml";
        };
        String letters = draft.id().replace("-", "").toUpperCase(Locale.ROOT);
        this.words = Map.of(
                "id", draft.id(),
                "SHORT", letters.substring(0, Math.min(SHORT, letters.length())),
                "role", draft.role().name(),
                "direction", draft.directions().getFirst().name(),
                "goods", draft.goods(),
                "prefix", draft.prefix(),
                "answers", draft.decides() ? "true" : "false");
    }

    Map<String, byte[]> files() {
        put("agreement.yaml", yaml.agreement());
        put("connector.yaml", yaml.connector(Map.of()));
        if (!draft.format().isCanonical()) {
            ownFormat();
        }
        received(Kind.REFERRAL, "Ground", "no-ground");
        received(Kind.WITHDRAWAL, "ReasonCode", "no-reason");
        if (draft.decides()) {
            received(Kind.REMINDER, "ReminderCode", "no-code");
            sent();
        }
        put("connector.yaml", yaml.connector(losses()));
        return files;
    }

    private void ownFormat() {
        List<String> contract = switch (draft.format()) {
            case JSON -> List.of("question.schema.json", "answer.schema.json");
            case EDIFACT -> List.of("cusdec.xml", "cusres.xml");
            default -> List.of("messages.xsd");
        };
        contract.forEach(file -> copy("contract/" + file));
        copy("maps/referral.to-partner.xsl");
        copy("maps/withdrawal.to-partner.xsl");
        if (draft.decides()) {
            copy("maps/disposition.from-partner.xsl");
            copy("maps/reminder.to-partner.xsl");
        }
        if (new Template(own + "/maps/edifact.xsl").exists()) {
            copy("maps/edifact.xsl");
        }
        copy("simulator/answer.xsl");
    }

    /** One that is accepted, and the same without something that the canonical schema wants. */
    private void received(Kind kind, String needed, String refusedName) {
        String path = SAMPLES + kind.code() + "/first";
        byte[] canonical = new Template("canonical/" + kind.code() + ".xml").with(words);
        files.put(path + ".canonical.xml", canonical);
        if (draft.format() != Format.CANONICAL_XML) {
            files.put(
                    path + ".wire." + extension,
                    engine.translator()
                            .fromCanonical(connector(), kind, canonical, Contract.PARAMETERS)
                            .wire()
                            .bytes());
        }
        byte[] broken = new String(canonical, UTF_8)
                .replaceFirst("\\s*<" + needed + ">.*</" + needed + ">", "")
                .getBytes(UTF_8);
        refused(kind, refusedName, "xml", broken, () -> engine.canonical().validate(broken));
    }

    private void sent() {
        String path = SAMPLES + Kind.DISPOSITION.code() + "/first";
        if (draft.format().isCanonical()) {
            byte[] canonical = new Template("canonical/disposition.xml").with(words);
            files.put(path + ".canonical.xml", canonical);
            if (draft.format() == Format.CANONICAL_JSON) {
                files.put(path + ".wire.json", engine.json().toJson(canonical));
            }
        } else {
            byte[] wire = new Template(own + "/wire/disposition." + extension).with(words);
            files.put(path + ".wire." + extension, wire);
            files.put(path + ".canonical.xml", read(wire));
        }
        byte[] wrong = new Template(
                        (draft.format().isCanonical() ? "canonical/refused." : own + "/wire/refused.") + extension)
                .with(words);
        refused(Kind.DISPOSITION, "wrong", extension, wrong, () -> read(wrong));
    }

    private byte[] read(byte[] wire) {
        return engine.translator()
                .toCanonical(connector(), new Wire(draft.format().mediaType(), wire), Contract.PARAMETERS)
                .canonical();
    }

    private void refused(Kind kind, String name, String type, byte[] document, Runnable reading) {
        String path = SAMPLES + kind.code() + "/" + name + ".refused.";
        try {
            reading.run();
        } catch (RefusedException refused) {
            files.put(path + type, document);
            put(
                    path + "yaml",
                    "code: " + refused.reason().name() + "\nposition: \""
                            + refused.faults().getFirst().position().replaceFirst("^line [0-9]+: ", "") + "\"\n");
            return;
        }
        throw new IllegalStateException(path + type + " should be refused");
    }

    private Map<Kind, Collection<String>> losses() {
        Map<Kind, Collection<String>> losses = new EnumMap<>(Kind.class);
        if (!draft.format().isCanonical()) {
            Contract contract = engine.contract(connector());
            for (Kind kind : connector().agreement().receives()) {
                String path = SAMPLES + kind.code() + "/first";
                losses.put(
                        kind,
                        contract.lost(new Sample.Accepted(
                                kind, path, connector().folder().get(path + ".canonical.xml"), Optional.empty())));
            }
        }
        return losses;
    }

    private Connector connector() {
        return engine.read(new Folder(draft.id(), files));
    }

    private void copy(String path) {
        files.put(path, new Template(own + "/" + path).with(words));
    }

    private void put(String path, String text) {
        files.put(path, text.getBytes(UTF_8));
    }
}
