package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.exchangehub.journeys.Declarations.XML;

import java.util.List;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.simulator.Received;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.journeys.HubClient.Answered;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the stories of a network do and look at. Its movements are found by LRN, by MRN or by the number of one of their notices. */
record NetworkStory(HubClient hub, Simulators partners, JdbcClient jdbc, PartnerId network) {

    private static final String MOVEMENT = """
            (select m.id, coalesce(m.case_id, m.id) as chain, m.state from movement m where m.network = :network
             and (m.lrn = :key or m.mrn = :key or m.id in (select movement from notice where network = :network and number = :key)))""";

    private JdbcClient.StatementSpec ask(String sql, String key) {
        return jdbc.sql(sql.replace("MOVEMENT", MOVEMENT))
                .param("network", network.value())
                .param("key", key);
    }

    /** What Customs says to the network. */
    Answered post(String notice) {
        return hub.post(HubClient.CUSTOMS, "/api/v1/notices", XML, notice);
    }

    /** The same, where the hub takes it. */
    Answered tell(String notice) {
        Answered taken = post(notice);
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        return taken;
    }

    /** What the network has got that holds this text. */
    List<String> got(String text) {
        return texts(partners.of(network).received(), text);
    }

    /** What Customs has got that holds this text. */
    List<String> toldCustoms(String text) {
        return texts(partners.of(HubClient.CUSTOMS).received(), text);
    }

    private static List<String> texts(List<Received> messages, String part) {
        return messages.stream()
                .map(message -> new String(message.wire().bytes(), UTF_8))
                .filter(text -> text.contains(part))
                .toList();
    }

    /** The state of a movement, empty where there is none. */
    String state(String key) {
        return ask("select state from MOVEMENT m", key)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** How far the network has come with what Customs told it under a number, empty while it has said nothing. */
    String stage(String number) {
        return ask(
                        "select coalesce(stage, '') from notice where network = :network and speaker = 'CUSTOMS' and number = :key",
                        number)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** The same of the one notice of a type in a movement. */
    String stage(String key, String type) {
        return ask(
                        "select coalesce(n.stage, '') from notice n join MOVEMENT m on m.id = n.movement where n.type = :type",
                        key)
                .param("type", type)
                .query(String.class)
                .single();
    }

    /** The hub's id of the one message of the network of a type in a movement. */
    UUID message(String key, String type) {
        return ask(
                        "select n.message_id from notice n join MOVEMENT m on m.id = n.movement where n.type = :type and n.speaker = 'NETWORK'",
                        key)
                .param("type", type)
                .query(UUID.class)
                .single();
    }

    /** The deliveries to the network about a movement, the oldest first. */
    List<UUID> deliveries(String key) {
        return ask(
                        "select d.id from delivery d join MOVEMENT m on m.chain = d.case_id where d.partner = :network order by d.id",
                        key)
                .query(UUID.class)
                .list();
    }

    /** The one delivery to the network about a movement. */
    UUID delivery(String key) {
        assertThat(deliveries(key)).hasSize(1);
        return deliveries(key).getFirst();
    }

    /** All that the timeline of a movement says of the network. */
    List<String> steps(String key) {
        return ask("select e.step from evidence e join MOVEMENT m on m.chain = e.chain where e.partner = :network", key)
                .query(String.class)
                .list();
    }

    List<String> evidence(String key, String step) {
        return ask(
                        "select e.text from evidence e join MOVEMENT m on m.chain = e.chain where e.partner = :network and e.step = :step",
                        key)
                .param("step", step)
                .query(String.class)
                .list();
    }

    /** What proves a delivery (RECEIPT) or a message (ENVELOPE). */
    Wire proof(UUID owner, String form) {
        return jdbc.sql("select content_type, content from proof where owner = ? and form = ?")
                .params(owner, form)
                .query((row, n) -> new Wire(row.getString(1), row.getBytes(2)))
                .single();
    }
}
