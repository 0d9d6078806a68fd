package org.exchangehub.config;

import java.time.Clock;
import org.exchangehub.config.security.Caller;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.routes.attachment.Handover;
import org.exchangehub.routes.attachment.Uploads;
import org.exchangehub.routes.binding.rest.RestPermitFiles;
import org.exchangehub.routes.intake.Intake;
import org.exchangehub.routes.permit.bulk.PermitFileRoutes;
import org.exchangehub.routes.permit.bulk.PermitFileSteps;
import org.exchangehub.routes.permit.bulk.PermitFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together how permits come by the file. */
@Configuration(proxyBeanMethods = false)
class PermitFileConfig {

    @Bean
    PermitFiles permitFiles(JdbcClient jdbc, Clock clock) {
        return new PermitFiles(jdbc, clock);
    }

    @Bean
    PermitFileSteps permitFileSteps(
            PermitFiles files,
            Uploads uploads,
            Handover handover,
            Intake intake,
            TransactionTemplate transaction,
            HubProperties properties) {
        return new PermitFileSteps(files, uploads, handover, intake, transaction, (int)
                properties.limits().body().toBytes());
    }

    @Bean
    PermitFileRoutes permitFileRoutes(PermitFileSteps steps) {
        return new PermitFileRoutes(steps);
    }

    @Bean
    RestPermitFiles restPermitFiles(Caller caller, Catalogue catalogue, PermitFileSteps steps, PermitFiles files) {
        return new RestPermitFiles(caller, catalogue, steps, files);
    }
}
