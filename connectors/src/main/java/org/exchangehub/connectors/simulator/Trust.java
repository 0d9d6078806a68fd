package org.exchangehub.connectors.simulator;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.SoapSecurity;
import org.exchangehub.connectors.keys.SideKeys;

/**
 * By what a simulated partner and the hub believe each other, where that is not by bearer tokens; thrown away with the simulator.
 *
 * @param as4 its keys, where it exchanges by AS4
 * @param soap its keys, where it signs
 * @param tokens the UsernameTokens of both sides, each {@code user:password}, where SOAP carries them
 */
record Trust(Optional<As4Side> as4, Optional<SoapSide> soap, Map<String, String> tokens) {

    static Trust of(Connector partner, Setup setup, Faults faults) {
        return new Trust(
                partner.as4().map(mode -> new As4Side(partner.id(), mode, setup.keys(partner.id()))),
                partner.signs() ? Optional.of(new SoapSide(setup.keys(partner.id()), faults)) : Optional.empty(),
                partner.showsUsernameToken()
                        ? Map.of(
                                SoapSecurity.SHOWN,
                                "hub:" + UUID.randomUUID(),
                                SoapSecurity.EXPECTED,
                                partner.id() + ":" + UUID.randomUUID())
                        : Map.of());
    }

    /** What the hub shows. */
    Optional<String> shown() {
        return Optional.ofNullable(tokens.get(SoapSecurity.SHOWN));
    }

    /** What the hub wants to see. */
    Optional<String> expected() {
        return Optional.ofNullable(tokens.get(SoapSecurity.EXPECTED));
    }

    /** The keys of the hub towards it. */
    Optional<SideKeys> keysOfHub() {
        return as4.map(As4Side::keysOfHub).or(() -> soap.map(SoapSide::keysOfHub));
    }
}
