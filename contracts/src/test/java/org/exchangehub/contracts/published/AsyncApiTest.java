package org.exchangehub.contracts.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class AsyncApiTest {

    private static final ObjectNode DOCUMENT = new AsyncApi().tree();

    @Test
    void whatIsServedSaysWhatIsMeant() {
        assertThat(new YAMLMapper().readTree(new AsyncApi().yaml())).hasToString(DOCUMENT.toString());
        assertThat(DOCUMENT.get("asyncapi").asString()).isEqualTo("3.0.0");
        assertThat(DOCUMENT.propertyNames())
                .containsOnly(
                        "asyncapi", "info", "defaultContentType", "servers", "channels", "operations", "components");
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryComponentIsUsed() {
        assertThat(DOCUMENT.findValuesAsString("$ref")).hasSizeGreaterThan(100);
        assertThat(References.dangling(DOCUMENT)).isEmpty();
        assertThat(References.unused(DOCUMENT)).containsExactly("#/components/schemas/ReasonCode");
    }

    @Test
    void everyChannelIsAnAddressOfThePartner() {
        assertThat(DOCUMENT.get("channels").findValuesAsString("address"))
                .containsExactly(
                        "hub.in.{partner}",
                        "hub.out.{partner}",
                        "hub.reply.{partner}",
                        "hub.ask.{partner}",
                        "hub.tell.{partner}");
        for (JsonNode channel : DOCUMENT.get("channels")) {
            assertThat(channel.at("/parameters/partner").isMissingNode()).isFalse();
            assertThat(channel.get("messages")).isNotEmpty();
        }
    }

    @Test
    void anOperationUsesMessagesOfItsOwnChannelOnly() {
        for (JsonNode operation : DOCUMENT.get("operations")) {
            own(operation);
            if (operation.has("reply")) {
                own(operation.get("reply"));
            }
        }
    }

    @Test
    void theHeaderOfADeliveryNamesTheKindsThatAreDelivered() {
        assertThat(DOCUMENT.at("/components/schemas/DeliveredHeaders/properties/kind/enum")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyElementsOf(DOCUMENT.at("/channels/out/messages").propertyNames().stream()
                        .map(name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static void own(JsonNode use) {
        String channel = use.at("/channel/$ref").asString();
        assertThat(use.get("messages")).isNotEmpty();
        for (JsonNode message : use.get("messages")) {
            assertThat(message.get("$ref").asString()).startsWith(channel + "/messages/");
        }
    }
}
