package org.exchangehub.contracts.published;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class OpenApiTest {

    private static final ObjectNode DOCUMENT = new OpenApi().tree();
    private static final Set<String> METHODS = Set.of("get", "put", "post");

    /** These are told in a message's status or in a refusal, never as the answer to a call. */
    private static final Set<Reason> NEVER_ANSWERED =
            EnumSet.of(Reason.NEVER_ARRIVED, Reason.RECEIVER_REFUSED, Reason.LIFETIME_ENDED, Reason.EXPIRED);

    private static List<JsonNode> operations(String group) {
        List<JsonNode> operations = new ArrayList<>();
        DOCUMENT.get(group)
                .forEach(path -> path.propertyStream().forEach(entry -> {
                    assertThat(METHODS).contains(entry.getKey());
                    operations.add(entry.getValue());
                }));
        return operations;
    }

    @Test
    void whatIsServedSaysWhatIsMeant() {
        assertThat(new YAMLMapper().readTree(new OpenApi().yaml())).hasToString(DOCUMENT.toString());
        assertThat(DOCUMENT.get("openapi").asString()).isEqualTo("3.1.0");
        assertThat(DOCUMENT.propertyNames())
                .containsOnly("openapi", "info", "servers", "security", "tags", "paths", "webhooks", "components");
        assertThat(DOCUMENT.findValues("x-reasons")).isEmpty();
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryComponentIsUsed() {
        assertThat(DOCUMENT.findValuesAsString("$ref")).hasSizeGreaterThan(100);
        assertThat(References.dangling(DOCUMENT)).isEmpty();
        assertThat(References.unused(DOCUMENT)).isEmpty();
    }

    @Test
    void everySchemaIsOneByTheMetaSchema() {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        for (JsonNode schema : DOCUMENT.at("/components/schemas")) {
            assertThat(meta.validate(schema)).isEmpty();
        }
        for (JsonNode schema : DOCUMENT.get("paths").findValues("schema")) {
            assertThat(meta.validate(schema)).isEmpty();
        }
    }

    @Test
    void operationIdsAreUnique() {
        List<String> ids = DOCUMENT.findValuesAsString("operationId");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids)
                .hasSize(operations("paths").size() + operations("webhooks").size());
    }

    @Test
    void everyParameterOfAPathIsDeclared() {
        Pattern parameter = Pattern.compile("\\{([^}]*)}");
        DOCUMENT.get("paths")
                .propertyStream()
                .forEach(path -> path.getValue().forEach(operation -> {
                    Set<String> declared = new TreeSet<>();
                    for (JsonNode given : operation.path("parameters")) {
                        String reference = given.path("$ref").asString("");
                        JsonNode target = reference.isEmpty() ? given : DOCUMENT.at(reference.substring(1));
                        if (target.get("in").asString().equals("path")) {
                            declared.add(target.get("name").asString());
                        }
                    }
                    Set<String> named = new TreeSet<>();
                    parameter.matcher(path.getKey()).results().forEach(found -> named.add(found.group(1)));
                    assertThat(declared).as(path.getKey()).isEqualTo(named);
                }));
    }

    @Test
    void everyProblemIsDocumentedUnderItsOwnStatus() {
        Set<Reason> told = EnumSet.noneOf(Reason.class);
        for (JsonNode operation : operations("paths")) {
            JsonNode responses = operation.get("responses");
            assertThat(responses.propertyNames()).contains("401", "403", "500", "503");
            responses
                    .propertyStream()
                    .filter(response -> response.getKey().charAt(0) >= '4')
                    .forEach(response -> {
                        JsonNode schema = response.getValue().at("/content/application~1problem+json/schema");
                        assertThat(schema.at("/properties/status/const").asInt())
                                .isEqualTo(Integer.parseInt(response.getKey()));
                        JsonNode codes = schema.at("/properties/code/enum");
                        assertThat(codes).isNotEmpty();
                        for (JsonNode code : codes) {
                            Reason reason = Reason.valueOf(code.asString());
                            assertThat(reason.status()).isEqualTo(Integer.parseInt(response.getKey()));
                            assertThat(response.getValue().get("description").asString())
                                    .contains(reason.title());
                            told.add(reason);
                        }
                    });
        }
        assertThat(told).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(NEVER_ANSWERED)));
        assertThat(DOCUMENT.at("/components/schemas/ReasonCode/enum")).hasSize(Reason.values().length);
    }

    @Test
    void anInterchangeIsAnsweredByContrlBesideTheAnswersToAMessage() {
        JsonNode responses = DOCUMENT.at("/paths/~1api~1v1~1messages/post/responses");
        assertThat(responses.at("/202/content").propertyNames())
                .containsExactly("application/json", "application/edifact");
        assertThat(responses.at("/422/content").propertyNames())
                .containsExactly("application/problem+json", "application/edifact");
    }

    @Test
    void everyWebhookIsAKindThatTheHubSendsAndSaysWhatAnswersMean() {
        DOCUMENT.get("webhooks").propertyStream().forEach(webhook -> {
            String code = webhook.getKey().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
            String root = Kind.ofCode(code).orElseThrow().root();
            JsonNode post = webhook.getValue().get("post");
            assertThat(post.at("/requestBody/content/application~1json/schema/$ref")
                            .asString())
                    .isEqualTo("#/components/schemas/" + root + "Document");
            assertThat(post.get("parameters")).hasSize(3);
            assertThat(post.get("responses").propertyNames())
                    .containsExactly(
                            "2XX", "4XX", "401", "403", "404", "405", "407", "408", "421", "425", "429", "default");
        });
        assertThat(DOCUMENT.get("webhooks").propertyNames())
                .containsExactlyInAnyOrder(
                        "referral",
                        "withdrawal",
                        "clearanceAdvice",
                        "reminder",
                        "recall",
                        "permit",
                        "allocation",
                        "controlOrder",
                        "controlResponse",
                        "controlProposal",
                        "controlResult",
                        "laboratoryResult",
                        "routingSignal",
                        "notice",
                        "refusal");
    }
}
