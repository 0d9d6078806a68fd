package org.exchangehub.config;

import java.time.Clock;
import org.exchangehub.config.security.Caller;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.routes.attachment.AttachmentRoutes;
import org.exchangehub.routes.attachment.AttachmentRules;
import org.exchangehub.routes.attachment.Attachments;
import org.exchangehub.routes.attachment.Chunks;
import org.exchangehub.routes.attachment.Handover;
import org.exchangehub.routes.attachment.ScanSteps;
import org.exchangehub.routes.attachment.UploadLimits;
import org.exchangehub.routes.attachment.Uploads;
import org.exchangehub.routes.attachment.Verdicts;
import org.exchangehub.routes.binding.rest.RestAttachments;
import org.exchangehub.routes.intake.Refusals;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts attachments together: the way in, the scanner, and the way out. */
@Configuration(proxyBeanMethods = false)
class AttachmentConfig {

    @Bean
    Attachments attachments(JdbcClient jdbc, Clock clock) {
        return new Attachments(jdbc, clock);
    }

    @Bean
    Chunks chunks(JdbcClient jdbc) {
        return new Chunks(jdbc);
    }

    @Bean
    AttachmentRules attachmentRules(Attachments attachments) {
        return new AttachmentRules(attachments);
    }

    @Bean
    Uploads uploads(
            Catalogue catalogue,
            Attachments attachments,
            Chunks chunks,
            Evidence evidence,
            TransactionTemplate transaction,
            Clock clock,
            HubProperties properties) {
        HubProperties.Limits limits = properties.limits();
        return new Uploads(
                catalogue,
                attachments,
                chunks,
                evidence,
                transaction,
                new UploadLimits(limits.attachment().toBytes(), limits.chunk(), limits.uploads()),
                clock,
                properties.attachments().scanner() != null);
    }

    @Bean
    Handover handover(Attachments attachments, Chunks chunks, Evidence evidence, TransactionTemplate transaction) {
        return new Handover(attachments, chunks, evidence, transaction);
    }

    @Bean
    RestAttachments restAttachments(Caller caller, Uploads uploads, Handover handover, Refusals refusals) {
        return new RestAttachments(caller, uploads, handover, refusals);
    }

    @Bean
    AttachmentRoutes attachmentRoutes(
            JdbcClient jdbc,
            Attachments attachments,
            Chunks chunks,
            Outbox outbox,
            Evidence evidence,
            Catalogue catalogue,
            Canonical canonical,
            TransactionTemplate transaction,
            Clock clock,
            HubProperties properties) {
        Verdicts verdicts = new Verdicts(jdbc, attachments, outbox, evidence, catalogue, canonical, transaction, clock);
        // Twice, so that an upload that is only slow ends by its own rule.
        return new AttachmentRoutes(
                new ScanSteps(attachments, chunks, properties.attachments().asked(), verdicts),
                attachments,
                properties.limits().chunk().multipliedBy(2).plusMinutes(2));
    }
}
