package org.exchangehub.config.demo;

import java.net.URI;

/** Where everything is, for someone who has just started the hub. */
final class Directions {

    private Directions() {}

    static String of(URI hub, URI amqp) {
        return """

                The hub is running; stop it with Ctrl-C.

                  Case pages   %1$s/                      (choose who you are at %1$s/dev/login)
                  REST         %1$s/api/v1/               contract: %1$s/api/v1/openapi.yaml
                  SOAP         %1$s/soap/v1/              contract: %1$s/soap/v1/declarations?wsdl
                  Queues       %2$s       contract: %1$s/api/v1/asyncapi.yaml
                  Health       %1$s/actuator/health
                  A token      curl -X POST '%1$s/dev/token?partner=customs'
                  Docs         README.md and docs/
                """.formatted(hub, amqp);
    }
}
