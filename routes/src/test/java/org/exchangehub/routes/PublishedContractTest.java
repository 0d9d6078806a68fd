package org.exchangehub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.published.AsyncApi;
import org.exchangehub.contracts.published.OpenApi;
import org.exchangehub.routes.deadline.Obligations;
import org.exchangehub.routes.exchange.Addresses;
import org.exchangehub.routes.intake.Operation;
import org.exchangehub.routes.outcome.Balance;
import org.exchangehub.routes.record.DeliveryState;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The published contracts name what the code has: operations, states, sums and addresses. */
class PublishedContractTest {

    private static final JsonNode REST = new YAMLMapper().readTree(new OpenApi().yaml());
    private static final JsonNode QUEUE = new YAMLMapper().readTree(new AsyncApi().yaml());

    /** For operators; no partner's binding has them. */
    private static final Set<String> OPERATORS = Set.of(
            "getBalance",
            "checkPermitLedger",
            "listDeliveries",
            "resendDelivery",
            "listConnectors",
            "getConnector",
            "approveAgreement",
            "testConnection",
            "getClearancePolicy",
            "listPolicyDifferences");

    /** For Customs, by REST alone. */
    private static final Set<String> CUSTOMS = Set.of("listObligations");

    /** For issuers, by REST alone: a file is no message. */
    private static final Set<String> ISSUERS = Set.of("sendPermitFile", "getPermitFile", "getPermitFileResults");

    @Test
    void everyOperationIsACallOfTheRestBindingUnderItsName() {
        List<String> expected = new ArrayList<>(OPERATORS);
        expected.addAll(CUSTOMS);
        expected.addAll(ISSUERS);
        for (Operation operation : Operation.values()) {
            String title = operation.title();
            expected.add(title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1));
        }
        assertThat(REST.get("paths").findValuesAsString("operationId")).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void statesAndSumsAreThoseOfTheRecord() {
        assertThat(REST.at("/components/schemas/Delivery/properties/state/enum")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyElementsOf(
                        Arrays.stream(DeliveryState.values()).map(Enum::name).toList());
        assertThat(REST.at("/components/schemas/ObligationState/properties/state/enum")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyElementsOf(Arrays.stream(Obligations.State.values())
                        .map(Enum::name)
                        .toList());
        assertThat(members("/components/schemas/Balance")).isEqualTo(components(Balance.Report.class));
        assertThat(members("/components/schemas/Balance/properties/received/items"))
                .isEqualTo(components(Balance.Received.class));
        assertThat(members("/components/schemas/Balance/properties/owed/items"))
                .isEqualTo(components(Balance.Owed.class));
    }

    private static List<String> members(String schema) {
        assertThat(REST.at(schema).get("required").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(REST.at(schema).get("properties").propertyNames());
        return List.copyOf(REST.at(schema).get("properties").propertyNames());
    }

    private static List<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName())
                .toList();
    }

    @Test
    void channelsAreTheAddressesOfAPartner() {
        PartnerId partner = new PartnerId("customs");
        assertThat(QUEUE.get("channels").findValuesAsString("address").stream()
                        .map(address -> address.replace("{partner}", "customs")))
                .containsExactly(
                        Addresses.in(partner),
                        Addresses.out(partner),
                        Addresses.reply(partner),
                        Addresses.ask(partner),
                        Addresses.tell(partner));
    }
}
