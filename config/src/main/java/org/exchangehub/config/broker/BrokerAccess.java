package org.exchangehub.config.broker;

import static org.exchangehub.config.broker.BrokerRole.consumes;
import static org.exchangehub.config.broker.BrokerRole.hub;
import static org.exchangehub.config.broker.BrokerRole.sends;

import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.security.impl.SecurityStoreImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.AddressInfo;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.routes.exchange.Addresses;

/** Gives partners their user and their addresses on the embedded broker; on a configured broker its operator does. */
public final class BrokerAccess {

    private final ActiveMQServer server;
    private final SecurityConfiguration users;

    BrokerAccess(ActiveMQServer server, SecurityConfiguration users) {
        this.server = server;
        this.users = users;
    }

    /**
     * Lets the partner send to its {@link Addresses#in} address and read from its {@link Addresses#out} and
     * {@link Addresses#reply} addresses. A changed password ends the partner's connections.
     *
     * @param password what the partner authenticates with; its user name is its id
     */
    public synchronized void addPartner(PartnerId partner, String password) {
        openAddresses(partner);
        var known = users.getUser(partner.value());
        if (known == null || !known.isValid(partner.value(), password)) {
            removePartner(partner);
            users.addUser(partner.value(), password);
            users.addRole(partner.value(), BrokerRole.of(partner));
        }
    }

    /** Makes the partner's addresses, which only the hub reaches until the partner has an account. */
    public synchronized void openAddresses(PartnerId partner) {
        create(Addresses.deliver(partner), Set.of(hub()));
        create(Addresses.in(partner), Set.of(hub(), sends(partner)));
        create(Addresses.out(partner), Set.of(hub(), consumes(partner)));
        create(Addresses.reply(partner), Set.of(hub(), consumes(partner)));
    }

    /** Makes the addresses by which the register is asked that the partner keeps, and answers. */
    public synchronized void openRegister(PartnerId partner) {
        create(Addresses.ask(partner), Set.of(hub(), consumes(partner)));
        create(Addresses.tell(partner), Set.of(hub(), sends(partner)));
    }

    /** Shuts the partner out, also where it is connected; its addresses and what is on them stay. */
    public synchronized void removePartner(PartnerId partner) {
        if (users.getUser(partner.value()) == null) {
            return;
        }
        users.removeUser(partner.value());
        if (server.getSecurityStore() instanceof SecurityStoreImpl store) {
            // It remembers for ten seconds whom it has let in.
            store.invalidateAuthenticationCache();
        }
        server.getRemotingService().getConnections().stream()
                .filter(connection -> isOf(partner, connection))
                .forEach(connection -> connection.disconnect(false));
    }

    private static boolean isOf(PartnerId partner, RemotingConnection connection) {
        var subject = connection.getSubject();
        return subject != null
                && subject.getPrincipals().stream()
                        .anyMatch(principal -> principal.getName().equals(partner.value()));
    }

    private void create(String name, Set<Role> roles) {
        // The most specific match replaces the general one, so the hub's role is in each.
        server.getSecurityRepository().addMatch(name, roles);
        queue(server, name);
    }

    static void queue(ActiveMQServer server, String name) {
        try {
            server.addAddressInfo(new AddressInfo(name).addRoutingType(RoutingType.ANYCAST));
            server.createQueue(
                    QueueConfiguration.of(name)
                            .setAddress(name)
                            .setRoutingType(RoutingType.ANYCAST)
                            .setDurable(true),
                    true);
        } catch (Exception e) {
            throw new IllegalStateException("Could not make the queue " + name, e);
        }
    }
}
