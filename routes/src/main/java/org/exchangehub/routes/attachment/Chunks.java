package org.exchangehub.routes.attachment;

import java.io.InputStream;
import java.util.UUID;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The bytes of attachments, in pieces of one size. Each piece is written and read by itself, so no connection is held meanwhile. */
public final class Chunks {

    /** Bytes of each piece but the last. */
    static final int SIZE = 256 * 1024;

    private final JdbcClient jdbc;

    public Chunks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID attachment, int number, byte[] content) {
        jdbc.sql("insert into attachment_chunk (attachment, number, content) values (?, ?, ?)")
                .params(Values.of(attachment, number, content))
                .update();
    }

    byte[] get(UUID attachment, int number) {
        return jdbc.sql("select content from attachment_chunk where attachment = ? and number = ?")
                .params(Values.of(attachment, number))
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    /** All bytes of an attachment, one piece in memory at a time; what is skipped is not read. */
    public InputStream of(Attachment attachment) {
        return new ChunkStream(number -> get(attachment.id(), number), attachment.bytes());
    }
}
