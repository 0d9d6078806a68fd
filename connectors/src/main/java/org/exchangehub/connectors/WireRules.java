package org.exchangehub.connectors;

/**
 * Rules on messages in a partner's own form.
 *
 * @param file of the rules, in the folder
 * @param warn whether a message that breaks one is taken all the same, with a remark on record
 */
public record WireRules(String file, boolean warn) {}
