package org.exchangehub.config;

import java.time.Clock;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Translator;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.routes.link.Links;
import org.exchangehub.routes.notice.MovementLinks;
import org.exchangehub.routes.notice.Movements;
import org.exchangehub.routes.notice.NoticeDeadlineRoutes;
import org.exchangehub.routes.notice.NoticeDeadlines;
import org.exchangehub.routes.notice.NoticeLetters;
import org.exchangehub.routes.notice.NoticeRejections;
import org.exchangehub.routes.notice.NoticeResolution;
import org.exchangehub.routes.notice.NoticeRoutes;
import org.exchangehub.routes.notice.NoticeSteps;
import org.exchangehub.routes.notice.Notices;
import org.exchangehub.routes.permit.PermitSteps;
import org.exchangehub.routes.record.Cases;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts notices together: the movements on foreign networks, and what both sides are told of them. */
@Configuration(proxyBeanMethods = false)
class NoticeConfig {

    @Bean
    Movements movements(JdbcClient jdbc, Clock clock) {
        return new Movements(jdbc, clock);
    }

    @Bean
    Notices notices(JdbcClient jdbc) {
        return new Notices(jdbc);
    }

    @Bean
    NoticeResolution noticeResolution(Catalogue catalogue, Cases cases, Movements movements, Notices notices) {
        return new NoticeResolution(catalogue, cases, movements, notices);
    }

    @Bean
    NoticeLetters noticeLetters(
            Catalogue catalogue, Canonical canonical, Translator translator, Outbox outbox, Clock clock) {
        return new NoticeLetters(catalogue, canonical, translator, outbox, clock);
    }

    @Bean
    NoticeRejections noticeRejections(
            NoticeResolution resolution, Notices notices, NoticeLetters letters, Canonical canonical, Clock clock) {
        return new NoticeRejections(resolution, notices, letters, canonical, clock);
    }

    @Bean
    NoticeDeadlines noticeDeadlines(
            JdbcClient jdbc, Movements movements, NoticeLetters letters, Evidence evidence, Clock clock) {
        return new NoticeDeadlines(jdbc, movements, letters, evidence, clock);
    }

    @Bean
    NoticeDeadlineRoutes noticeDeadlineRoutes(NoticeDeadlines deadlines) {
        return new NoticeDeadlineRoutes(deadlines);
    }

    @Bean
    NoticeRoutes noticeRoutes(
            NoticeResolution resolution,
            Movements movements,
            Notices notices,
            NoticeDeadlines deadlines,
            Links links,
            NoticeLetters letters,
            PermitSteps permits,
            Canonical canonical,
            Cases cases,
            Evidence evidence) {
        return new NoticeRoutes(new NoticeSteps(
                resolution,
                movements,
                notices,
                deadlines,
                new MovementLinks(links),
                letters,
                permits,
                canonical,
                cases,
                evidence));
    }
}
