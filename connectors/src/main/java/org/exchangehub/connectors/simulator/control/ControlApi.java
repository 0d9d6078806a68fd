package org.exchangehub.connectors.simulator.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.Simulator;
import org.exchangehub.connectors.simulator.Simulators;

/** Which address of the control server shows or does what. */
final class ControlApi {

    private final Simulators simulators;

    ControlApi(Simulators simulators) {
        this.simulators = simulators;
    }

    /** @param path its parts, decoded; none for the root */
    Answer get(List<String> path) {
        if (path.isEmpty()) {
            return Answer.page(200, ListPage.of(simulators));
        }
        if (path.equals(List.of("openapi.yaml"))) {
            return Answer.yaml(resource("/simulator/control.openapi.yaml"));
        }
        if (path.getFirst().equals("partners")) {
            Simulator partner = partner(path, 1);
            return switch (path.size()) {
                case 2 -> Answer.page(200, PartnerPage.of(partner));
                case 4 -> body(partner, path.get(2), path.get(3));
                default -> throw nothing();
            };
        }
        if (path.size() >= 2 && path.get(0).equals("api") && path.get(1).equals("partners")) {
            return path.size() == 2
                    ? Answer.json(simulators.all().stream().map(Views::summary).toList())
                    : api(partner(path, 2), path.subList(3, path.size()));
        }
        throw nothing();
    }

    private static Answer api(Simulator partner, List<String> path) {
        return switch (String.join("/", path)) {
            case "" -> Answer.json(Views.whole(partner));
            case "received" ->
                Answer.json(partner.received().stream().map(Views::in).toList());
            case "sent" -> Answer.json(partner.sent().stream().map(Views::out).toList());
            default -> {
                if (path.size() != 2) {
                    throw nothing();
                }
                yield body(partner, path.get(0), path.get(1));
            }
        };
    }

    private static Answer body(Simulator partner, String which, String messageId) {
        return switch (which) {
            case "received" ->
                partner.received(messageId)
                        .map(received -> Answer.text(received.wire().bytes()))
                        .orElseThrow(ControlApi::nothing);
            case "sent" ->
                partner.sent().stream()
                        .filter(sent -> sent.messageId().equals(messageId))
                        .findFirst()
                        .map(sent -> Answer.text(sent.wire().bytes()))
                        .orElseThrow(ControlApi::nothing);
            default -> throw nothing();
        };
    }

    /** A command as JSON, to {@code /api/partners/<id>/<command>}; answers with the partner as it is then. */
    Answer command(List<String> path, Fields fields) {
        if (path.size() != 4 || !path.get(0).equals("api") || !path.get(1).equals("partners")) {
            throw nothing();
        }
        Simulator partner = partner(path, 2);
        Commands.run(path.get(3), partner, fields);
        return Answer.json(Views.whole(partner));
    }

    /** A command from a form, to {@code /partners/<id>/<command>}; leads back to the page. */
    Answer form(List<String> path, Fields fields) {
        if (path.size() != 3 || !path.getFirst().equals("partners")) {
            throw nothing();
        }
        Simulator partner = partner(path, 1);
        Commands.run(path.get(2), partner, fields);
        return Answer.seeOther("/partners/" + partner.id());
    }

    private Simulator partner(List<String> path, int index) {
        if (path.size() <= index) {
            throw nothing();
        }
        try {
            return simulators.find(new PartnerId(path.get(index))).orElseThrow(ControlApi::nothing);
        } catch (IllegalArgumentException noId) {
            throw nothing();
        }
    }

    private static RefusedCall nothing() {
        return new RefusedCall(404, "There is nothing at this address");
    }

    private static byte[] resource(String name) {
        try (InputStream stream = ControlApi.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(stream).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
