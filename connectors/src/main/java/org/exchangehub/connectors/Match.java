package org.exchangehub.connectors;

/**
 * One line of a declaration that concerns a partner.
 *
 * @param line goods item number
 * @param ruleId the rule of the connector that matched
 * @param explanation the match in words, for example {@code line 3: 010221 is under 01}
 */
public record Match(int line, String ruleId, String explanation) {}
