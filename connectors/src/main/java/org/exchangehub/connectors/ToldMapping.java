package org.exchangehub.connectors;

import java.util.List;
import java.util.Optional;

/**
 * How one version of one kind of message is put into a partner's form.
 *
 * @param version of the partner's contract, where it speaks several
 * @param when an XPath on the canonical message; the mapping is taken where it is true, or always where there is none
 * @param map turns the canonical form into the partner's own
 * @param rules the file of business rules that the canonical form must keep before it is put into the partner's own
 * @param wireRules those that the partner's own form must keep before it goes out
 */
public record ToldMapping(
        Optional<String> version,
        Optional<String> when,
        Optional<String> map,
        Optional<SchemaRef> schema,
        Optional<String> rules,
        List<WireRules> wireRules) {}
