package org.exchangehub.config;

import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.exchangehub.config.broker.PartnerAccounts;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Sends;
import org.exchangehub.connectors.as4.As4Mode;
import org.exchangehub.connectors.permit.HeldRegister;
import org.exchangehub.routes.binding.as4.As4PullRoutes;
import org.exchangehub.routes.binding.as4.As4PullSteps;
import org.exchangehub.routes.binding.queue.QueueIntake;
import org.exchangehub.routes.binding.queue.QueueIntakeRoutes;
import org.exchangehub.routes.delivery.DeliveryRoutes;
import org.exchangehub.routes.delivery.DeliverySteps;
import org.exchangehub.routes.delivery.ReadBackRoutes;
import org.exchangehub.routes.delivery.ReadBackSteps;
import org.exchangehub.routes.delivery.Settlement;
import org.exchangehub.routes.poll.PollRoutes;
import org.exchangehub.routes.poll.PollSteps;

/**
 * The routes and broker addresses of each partner, opened and closed while the hub runs. They are the same on every channel:
 * the steps read the version in force, so a changed folder needs new routes only where the partner begins or ends to receive.
 */
final class PartnerRoutes {

    private static final long STOP_SECONDS = 3;

    private final CamelContext context;
    private final PartnerAccounts accounts;
    private final QueueIntake queueIntake;
    private final DeliverySteps steps;
    private final Settlement settlement;
    private final ReadBackSteps readBacks;
    private final PollSteps polls;
    private final As4PullSteps pulls;

    PartnerRoutes(
            CamelContext context,
            PartnerAccounts accounts,
            QueueIntake queueIntake,
            DeliverySteps steps,
            Settlement settlement,
            ReadBackSteps readBacks,
            PollSteps polls,
            As4PullSteps pulls) {
        this.context = context;
        this.accounts = accounts;
        this.queueIntake = queueIntake;
        this.steps = steps;
        this.settlement = settlement;
        this.readBacks = readBacks;
        this.polls = polls;
        this.pulls = pulls;
    }

    void openAddresses(Connector partner) {
        accounts.open(partner.id());
        if (partner.register()
                .filter(register -> register.channel() == HeldRegister.Channel.QUEUE)
                .isPresent()) {
            accounts.openRegister(partner.id());
        }
    }

    void openRoutes(Connector partner) {
        PartnerId id = partner.id();
        if (partner.notConnected().isPresent()) {
            remove(QueueIntakeRoutes.routeId(id));
        } else if (context.getRoute(QueueIntakeRoutes.routeId(id)) == null) {
            add(new QueueIntakeRoutes(id, queueIntake));
        }
        if (partner.receives().isEmpty()) {
            DeliveryRoutes.routeIds(id).forEach(this::remove);
        } else if (context.getRoute(DeliveryRoutes.routeIds(id).get(0)) == null) {
            add(new DeliveryRoutes(partner, steps, settlement));
        }
        if (!isReadBack(partner)) {
            ReadBackRoutes.routeIds(id).forEach(this::remove);
        } else if (context.getRoute(ReadBackRoutes.routeIds(id).get(0)) == null) {
            add(new ReadBackRoutes(id, readBacks, settlement));
        }
        if (partner.sends().flatMap(Sends::poll).isEmpty()) {
            remove(PollRoutes.routeId(id));
        } else if (context.getRoute(PollRoutes.routeId(id)) == null) {
            add(new PollRoutes(id, polls));
        }
        if (partner.as4().flatMap(As4Mode::pull).isEmpty()) {
            remove(As4PullRoutes.routeId(id));
        } else if (context.getRoute(As4PullRoutes.routeId(id)) == null) {
            add(new As4PullRoutes(id, pulls));
        }
    }

    private static boolean isReadBack(Connector partner) {
        return partner.receives().stream()
                .flatMap(receives -> receives.kinds().values().stream())
                .anyMatch(kind -> kind.readBack().isPresent());
    }

    /** What is on the partner's addresses stays there until it comes back. */
    void close(PartnerId partner) {
        remove(QueueIntakeRoutes.routeId(partner));
        DeliveryRoutes.routeIds(partner).forEach(this::remove);
        ReadBackRoutes.routeIds(partner).forEach(this::remove);
        remove(PollRoutes.routeId(partner));
        remove(As4PullRoutes.routeId(partner));
        accounts.close(partner);
    }

    private void add(RoutesBuilder routes) {
        try {
            context.addRoutes(routes);
        } catch (Exception e) {
            throw new IllegalStateException("Could not add the routes " + routes, e);
        }
    }

    private void remove(String route) {
        if (context.getRoute(route) == null || context.isStopping()) {
            return;
        }
        try {
            context.getRouteController().stopRoute(route, STOP_SECONDS, TimeUnit.SECONDS);
            context.removeRoute(route);
        } catch (Exception e) {
            throw new IllegalStateException("Could not remove the route " + route, e);
        }
    }
}
