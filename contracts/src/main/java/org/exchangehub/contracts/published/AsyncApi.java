package org.exchangehub.contracts.published;

import tools.jackson.databind.node.ObjectNode;

/** The AsyncAPI document of the queue binding, whole in itself: the channels written by hand, the schemas generated. */
public final class AsyncApi {

    private static final String SOURCE = "/asyncapi/v1/asyncapi.yaml";

    private final ObjectNode document = Yaml.read(SOURCE);

    public AsyncApi() {
        document.withObject("/components/schemas").set(Problems.REASON_CODE, Problems.reasonCode());
        Schemas.addTo(document);
    }

    /** The document as a tree, for those who check it. */
    ObjectNode tree() {
        return document.deepCopy();
    }

    /** The document as it is served. */
    public byte[] yaml() {
        return Yaml.write(document);
    }
}
