package org.exchangehub.connectors;

import java.util.List;
import java.util.Optional;

/**
 * How one version of one kind of message from a partner is recognised, validated and read.
 *
 * @param version of the partner's contract, where it speaks several
 * @param map turns the partner's form into the canonical one
 * @param rules the file of business rules that the canonical form must keep
 * @param wireRules those that the partner's own form must keep
 */
public record HeardMapping(
        Optional<String> version,
        Recognise recognise,
        Optional<String> map,
        Optional<SchemaRef> schema,
        Optional<String> rules,
        List<WireRules> wireRules) {}
