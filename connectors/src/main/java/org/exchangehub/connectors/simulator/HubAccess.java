package org.exchangehub.connectors.simulator;

import java.net.URI;
import java.util.function.Function;
import org.exchangehub.connectors.PartnerId;

/**
 * How the partners reach the hub.
 *
 * @param hub base address of REST and SOAP, for example {@code http://127.0.0.1:8080}
 * @param broker AMQP 1.0 address, for example {@code amqp://127.0.0.1:61616}
 * @param token a bearer token that is valid now; UncheckedIOException where there is none now: it is asked for again later
 * @param brokerPassword the password to the partner's id as user name, in the same way
 */
public record HubAccess(
        URI hub, URI broker, Function<PartnerId, String> token, Function<PartnerId, String> brokerPassword) {}
