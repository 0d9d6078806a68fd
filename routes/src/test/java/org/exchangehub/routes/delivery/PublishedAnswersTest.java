package org.exchangehub.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.exchangehub.contracts.published.OpenApi;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class PublishedAnswersTest {

    @Test
    void theAnswersThatAreTriedAgainAreTheOnesThatTheWebhooksName() {
        for (JsonNode webhook : new YAMLMapper().readTree(new OpenApi().yaml()).get("webhooks")) {
            Set<Integer> named = webhook.at("/post/responses")
                    .propertyStream()
                    .filter(answer -> answer.getKey().matches("[0-9]+"))
                    .filter(answer -> answer.getValue().get("$ref").asString().endsWith("/TryAgain"))
                    .map(answer -> Integer.valueOf(answer.getKey()))
                    .collect(Collectors.toSet());
            assertThat(named).isEqualTo(Push.ABOUT_THE_CALL);
        }
    }
}
