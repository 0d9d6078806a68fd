package org.exchangehub.routes.binding.rest;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.exchangehub.routes.catalogue.ConnectorViews;
import org.exchangehub.routes.catalogue.ConnectorViews.ConnectorState;
import org.exchangehub.routes.delivery.Trials;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The connectors as operators see them; the security of the application lets nobody else in. */
@RestController
@RequestMapping(path = "/api/v1/connectors", produces = MediaType.APPLICATION_JSON_VALUE)
public final class RestConnectors {

    private final Supplier<String> operator;
    private final ConnectorViews connectors;
    private final Trials trials;

    /** @param operator who the caller proved to be; refuses who is no operator */
    public RestConnectors(Supplier<String> operator, ConnectorViews connectors, Trials trials) {
        this.operator = operator;
        this.connectors = connectors;
        this.trials = trials;
    }

    /** All connectors, by their id. */
    record Connectors(List<ConnectorState> connectors) {}

    /** What came of testing the connection to a partner. */
    record ConnectionTest(String partnerId, List<Trials.Trial> trials) {}

    @GetMapping
    Connectors all() {
        return new Connectors(connectors.all());
    }

    @GetMapping("/{id}")
    ConnectorState one(@PathVariable("id") String id) {
        return connectors.find(id);
    }

    /** Puts the agreement of the folder in force. */
    @PostMapping("/{id}/agreement/approval")
    ConnectorState approve(
            @PathVariable("id") String id, @RequestParam(name = "hash", required = false) Optional<String> hash) {
        return connectors.approve(id, hash, operator.get());
    }

    /** Tests the connection to a partner without sending it a message. */
    @PostMapping("/{id}/connection-test")
    ConnectionTest test(@PathVariable("id") String id) {
        return new ConnectionTest(id, trials.run(id, operator.get()));
    }
}
