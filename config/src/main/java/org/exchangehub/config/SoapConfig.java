package org.exchangehub.config;

import java.time.Clock;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.spring.SpringBus;
import org.apache.cxf.transport.servlet.CXFServlet;
import org.exchangehub.config.security.ActingPerson;
import org.exchangehub.config.security.Caller;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.contracts.CallSchema;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.routes.binding.soap.FeedPageWriter;
import org.exchangehub.routes.binding.soap.Senders;
import org.exchangehub.routes.binding.soap.SoapEdge;
import org.exchangehub.routes.binding.soap.SoapInbox;
import org.exchangehub.routes.binding.soap.SoapIntake;
import org.exchangehub.routes.binding.soap.SoapQueries;
import org.exchangehub.routes.control.ControlViews;
import org.exchangehub.routes.delivery.Endpoints;
import org.exchangehub.routes.delivery.Proofs;
import org.exchangehub.routes.delivery.SoapSides;
import org.exchangehub.routes.feed.Feeds;
import org.exchangehub.routes.intake.Intake;
import org.exchangehub.routes.intake.Refusals;
import org.exchangehub.routes.permit.HeldAnswers;
import org.exchangehub.routes.permit.PermitViews;
import org.exchangehub.routes.view.Views;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the SOAP binding together: one bus, one servlet, the services on it. */
@Configuration(proxyBeanMethods = false)
class SoapConfig {

    @Bean(destroyMethod = "shutdown")
    SpringBus cxf() {
        return new SpringBus();
    }

    @Bean
    ServletRegistrationBean<CXFServlet> soap(Bus bus) {
        CXFServlet servlet = new CXFServlet();
        servlet.setBus(bus);
        ServletRegistrationBean<CXFServlet> registration = new ServletRegistrationBean<>(servlet, "/soap/v1/*");
        registration.addInitParameter("hide-service-list-page", "true");
        return registration;
    }

    @Bean
    SoapSides soapSides(Endpoints endpoints, Catalogue catalogue, Clock clock) {
        return new SoapSides(endpoints, catalogue, clock);
    }

    @Bean
    Senders senders(Caller caller, SoapSides sides) {
        return new Senders(caller, sides);
    }

    @Bean
    SoapIntake soapIntake(Intake intake, Refusals refusals, ActingPerson person, Proofs proofs) {
        return new SoapIntake(intake, refusals, new CallSchema(), person, proofs);
    }

    /** Its address stands below that of the services, and goes before it. */
    @Bean
    ServletRegistrationBean<SoapInbox> soapInbox(
            Senders senders, SoapIntake intake, Refusals refusals, Canonical canonical, HubProperties properties) {
        SoapInbox inbox = new SoapInbox(
                senders, intake, refusals, canonical, properties.limits().body().toBytes());
        return new ServletRegistrationBean<>(inbox, "/soap/v1/inbox");
    }

    @Bean
    SoapEdge soapEdge(
            Bus bus,
            Senders senders,
            SoapIntake intake,
            Refusals refusals,
            Views views,
            ControlViews controls,
            Feeds feeds,
            PermitViews permits,
            HeldAnswers held,
            Catalogue catalogue,
            Canonical canonical,
            JsonForm json,
            HubProperties properties) {
        SoapEdge edge = new SoapEdge(
                senders,
                intake,
                new SoapQueries(
                        views,
                        controls,
                        feeds,
                        new FeedPageWriter(catalogue, canonical, json),
                        permits,
                        held,
                        new CallSchema(),
                        canonical),
                refusals,
                canonical,
                properties.limits().body().toBytes());
        edge.publish(bus);
        return edge;
    }
}
