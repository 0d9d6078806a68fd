package org.exchangehub.routes.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.notice.Speaker;
import org.exchangehub.connectors.notice.Stage;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The numbers of the notices that were exchanged on each network, each once per speaker. */
public final class Notices {

    private final JdbcClient jdbc;

    public Notices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A notice that was exchanged.
     *
     * @param messageId the hub's id of the message that brought it
     */
    record Exchanged(String number, String type, Optional<UUID> movement, UUID messageId) {}

    /** Takes a number; false where it was used before. */
    boolean add(PartnerId network, Speaker speaker, Exchanged notice) {
        return jdbc.sql("""
                insert into notice (network, speaker, number, type, movement, message_id) values (?, ?, ?, ?, ?, ?)
                on conflict do nothing""")
                        .params(Values.of(
                                network.value(),
                                speaker.name(),
                                notice.number(),
                                notice.type(),
                                notice.movement(),
                                notice.messageId()))
                        .update()
                == 1;
    }

    Optional<Exchanged> find(PartnerId network, Speaker speaker, String number) {
        return jdbc.sql("""
                select number, type, movement, message_id from notice
                where network = ? and speaker = ? and number = ?""")
                .params(Values.of(network.value(), speaker.name(), number))
                .query(Notices::read)
                .optional();
    }

    /** The last notice about a movement that somebody said. */
    Optional<Exchanged> last(PartnerId network, Speaker speaker, UUID movement) {
        return jdbc.sql("""
                select number, type, movement, message_id from notice
                where network = ? and speaker = ? and movement = ? order by message_id desc limit 1""")
                .params(Values.of(network.value(), speaker.name(), movement))
                .query(Notices::read)
                .optional();
    }

    /**
     * The number of the network's last notice about each movement in one of these states, at most 200; a pick by chance, so
     * that none is looked at for ever while others wait.
     */
    public List<String> open(PartnerId network, Collection<String> states) {
        return jdbc.sql("""
                select n.number from movement m cross join lateral (
                    select number from notice where movement = m.id and speaker = 'NETWORK' order by message_id desc limit 1) n
                where m.network = ? and m.state = any(?) order by random() limit 200""")
                .params(Values.of(network.value(), states.toArray(String[]::new)))
                .query(String.class)
                .list();
    }

    private static Exchanged read(ResultSet row, int n) throws SQLException {
        return new Exchanged(
                row.getString("number"),
                row.getString("type"),
                Optional.ofNullable(row.getObject("movement", UUID.class)),
                row.getObject("message_id", UUID.class));
    }

    /** Notes how far its receiver has come with a notice. */
    void reached(PartnerId network, Speaker speaker, String number, Stage stage) {
        jdbc.sql("update notice set stage = ? where network = ? and speaker = ? and number = ?")
                .params(Values.of(stage.name(), network.value(), speaker.name(), number))
                .update();
    }
}
