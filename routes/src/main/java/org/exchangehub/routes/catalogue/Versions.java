package org.exchangehub.routes.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The versions of the partners' folders on record, which of them is in force, and what the disks of the nodes held. */
public final class Versions {

    private static final String ACTIVE = """
            select a.partner, a.hash, a.activated_at, a.activated_by, v.agreement_hash,
                   coalesce((select p.hash from agreement_approval p where p.partner = a.partner and p.hash = v.agreement_hash),
                            (select p.hash from agreement_approval p where p.partner = a.partner
                             order by p.approved_at desc, p.hash limit 1)) as agreement
            from connector_active a left join connector_version v on v.partner = a.partner and v.hash = a.hash
            """;

    private final JdbcClient jdbc;

    public Versions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is in force, and what was taken away. */
    List<Active> all() {
        return jdbc.sql(ACTIVE + "order by a.partner")
                .query((row, n) -> active(row))
                .list();
    }

    Optional<Active> find(PartnerId partner) {
        return jdbc.sql(ACTIVE + "where a.partner = ?")
                .param(partner.value())
                .query((row, n) -> active(row))
                .optional();
    }

    private static Active active(ResultSet row) throws SQLException {
        return new Active(
                new PartnerId(row.getString("partner")),
                Optional.ofNullable(row.getString("hash")),
                Optional.ofNullable(row.getString("agreement_hash")),
                Optional.ofNullable(row.getString("agreement")),
                row.getObject("activated_at", OffsetDateTime.class).toInstant(),
                row.getString("activated_by"));
    }

    /** Keeps a version for good. */
    void store(PartnerId partner, Folder folder, String agreementHash, Instant now) {
        jdbc.sql("""
                insert into connector_version (partner, hash, agreement_hash, content, stored_at) values (?, ?, ?, ?, ?)
                on conflict do nothing""")
                .params(Values.of(partner, folder.hash(), agreementHash, FolderArchive.pack(folder), now))
                .update();
    }

    boolean isKnown(PartnerId partner, String hash) {
        return jdbc.sql("select exists (select from connector_version where partner = ? and hash = ?)")
                .params(Values.of(partner, hash))
                .query(Boolean.class)
                .single();
    }

    /** The content of a version. */
    Folder load(PartnerId partner, String hash) {
        return FolderArchive.unpack(
                partner.value(),
                jdbc.sql("select content from connector_version where partner = ? and hash = ?")
                        .params(Values.of(partner, hash))
                        .query(byte[].class)
                        .single());
    }

    /** Puts a version in force on all nodes; without a hash the partner is taken away. */
    void activate(PartnerId partner, Optional<String> hash, String by, Instant now) {
        jdbc.sql("""
                insert into connector_active (partner, hash, activated_at, activated_by) values (?, ?, ?, ?)
                on conflict (partner) do update set hash = excluded.hash, activated_at = excluded.activated_at,
                                                    activated_by = excluded.activated_by""").params(Values.of(partner, hash, now, by)).update();
    }

    /** What the disk of a node held when it last told so: partner to hash, which is empty where it held none. */
    Map<String, String> seenBy(String node) {
        Map<String, String> seen = new HashMap<>();
        jdbc.sql("select partner, hash from connector_seen where node = ?")
                .param(node)
                .query(row -> {
                    seen.put(row.getString("partner"), row.getString("hash"));
                });
        return seen;
    }

    void see(String node, PartnerId partner, String hash) {
        jdbc.sql("""
                insert into connector_seen (node, partner, hash) values (?, ?, ?)
                on conflict (node, partner) do update set hash = excluded.hash""").params(Values.of(node, partner, hash)).update();
    }
}
