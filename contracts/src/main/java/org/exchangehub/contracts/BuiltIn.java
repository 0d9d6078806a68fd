package org.exchangehub.contracts;

import java.util.List;
import javax.xml.namespace.QName;
import org.apache.ws.commons.schema.constants.Constants;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A simple type of XML Schema that elements use as it is, with its definition in JSON Schema. */
record BuiltIn(QName type, String name, ObjectNode definition) {

    private static final String DAY = "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    private static final String TIME = "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?";
    private static final String OFFSET = "(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)$";

    static final List<BuiltIn> ALL = List.of(
            new BuiltIn(
                    Constants.XSD_BOOLEAN,
                    "Boolean",
                    JsonNodeFactory.instance.objectNode().put("type", "boolean").put("description", "Yes or no.")),
            text(Constants.XSD_DATE, "Date", "date", DAY + "$", "A day, for example 2026-11-23."),
            text(
                    Constants.XSD_DATETIME,
                    "DateTime",
                    "date-time",
                    DAY + TIME + OFFSET,
                    "A point in time with its offset, for example 2026-11-23T08:00:00+01:00."));

    static BuiltIn of(QName type) {
        return ALL.stream()
                .filter(builtIn -> builtIn.type.equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The JSON form has no rule for " + type));
    }

    private static BuiltIn text(QName type, String name, String format, String pattern, String description) {
        return new BuiltIn(
                type,
                name,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "string")
                        .put("description", description)
                        .put("format", format)
                        .put("pattern", pattern));
    }
}
