package org.exchangehub.connectors;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.contracts.v1.GoodsItem;

/**
 * Which lines of which declarations concern a partner.
 *
 * @param version of the rules, recorded with each referral
 */
public record Competence(String version, CompetenceRole role, List<Rule> rules) {

    public Competence {
        rules = List.copyOf(rules);
    }

    /**
     * The lines that concern the partner, each with the first rule that matches it.
     *
     * @param on the day on which the rules must be valid
     */
    public List<Match> match(Declaration declaration, LocalDate on) {
        List<Rule> valid = rules.stream()
                .filter(rule -> rule.isValid(declaration.getDirectionCode(), on))
                .toList();
        List<Match> matches = new ArrayList<>();
        for (GoodsItem item : declaration.getGoodsItem()) {
            valid.stream()
                    .flatMap(rule -> rule.match(declaration, item).stream())
                    .findFirst()
                    .ifPresent(matches::add);
        }
        return matches;
    }
}
