package org.exchangehub.connectors;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exchangehub.connectors.as4.As4Mode;
import org.exchangehub.connectors.notice.Protocol;
import org.exchangehub.connectors.permit.HeldRegister;
import org.exchangehub.connectors.permit.PermitKind;
import org.exchangehub.contracts.Kind;

/**
 * One partner's folder, read and checked.
 *
 * @param notConnected why nothing is exchanged with the partner yet
 * @param documents the permits, certificates and notifications that it issues or asks for, in words
 * @param referenceCodes by which a declaration refers to them
 * @param permitKinds the kinds of permit that it issues, with what may be done with them
 * @param register how the register is called that it keeps itself, where it keeps one
 * @param protocol the order in which notices are exchanged with it, where there is one
 * @param as4 how messages are exchanged with it by AS4, where they are
 * @param loss the canonical fields that the partner's format does not carry, for each kind that it receives
 * @param hash of the folder's contents: what "the version in force" means
 */
public record Connector(
        PartnerId id,
        String name,
        String localName,
        String area,
        Role role,
        boolean confirmed,
        Optional<String> notConnected,
        List<String> documents,
        List<String> referenceCodes,
        List<PermitKind> permitKinds,
        Optional<HeldRegister> register,
        Optional<Protocol> protocol,
        Optional<Competence> competence,
        Optional<Receives> receives,
        Optional<Sends> sends,
        Optional<As4Mode> as4,
        Map<Kind, List<DeclaredLoss>> loss,
        Agreement agreement,
        Optional<SimulatorSpec> simulator,
        String hash,
        Folder folder) {

    /** Whether only a signature by X.509 proves that a message comes from the partner. */
    public boolean signs() {
        return receives.filter(Receives::signed).isPresent();
    }

    /** Whether it shows a UsernameToken in its SOAP messages, and wants to see one. */
    public boolean showsUsernameToken() {
        return receives.flatMap(Receives::security)
                .filter(SoapSecurity.USERNAME_TOKEN::equals)
                .isPresent();
    }

    /** The same version of the folder under another agreement: the one that was approved. */
    public Connector under(Agreement approved) {
        return new Connector(
                id,
                name,
                localName,
                area,
                role,
                confirmed,
                notConnected,
                documents,
                referenceCodes,
                permitKinds,
                register,
                protocol,
                competence,
                receives,
                sends,
                as4,
                loss,
                approved,
                simulator,
                hash,
                folder);
    }
}
