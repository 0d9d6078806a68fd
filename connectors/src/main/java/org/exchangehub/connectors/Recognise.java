package org.exchangehub.connectors;

import java.util.Optional;

/**
 * How a kind is told from the others that the partner sends.
 *
 * @param root of XML: the root element as {@code {namespace}name}
 * @param member of JSON: a member of the top object
 * @param message of EDIFACT: the message type, as UNH names it
 * @param test an XPath on the document, or on the tree of the JSON, that must be true
 */
public record Recognise(
        Optional<String> root, Optional<String> member, Optional<String> message, Optional<String> test) {}
