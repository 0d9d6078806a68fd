package org.exchangehub.connectors;

import java.util.List;
import java.util.Optional;

/**
 * What a partner says is there to be fetched.
 *
 * @param items their ids, each once
 * @param next where the next page begins, where there is one
 */
public record Listed(List<String> items, Optional<String> next) {}
