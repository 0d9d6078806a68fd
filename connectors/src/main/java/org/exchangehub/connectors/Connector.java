package org.exchangehub.connectors;

import java.util.Optional;

/**
 * One partner's folder, read and checked.
 *
 * @param hash of the folder's contents: what "the version in force" means
 */
public record Connector(
        PartnerId id,
        String name,
        String localName,
        String area,
        Role role,
        boolean confirmed,
        Optional<Competence> competence,
        Optional<Receives> receives,
        Optional<Sends> sends,
        Agreement agreement,
        Optional<SimulatorSpec> simulator,
        String hash,
        Folder folder) {}
