package org.exchangehub.routes.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.exchangehub.contracts.SecureXml;
import org.springframework.jdbc.core.simple.JdbcClient;

/** To which attachments a canonical document refers, wherever in it, and the record of that. */
public final class AttachmentReferences {

    private static final String ELEMENT = "AttachmentID";
    private static final byte[] SIGN = ELEMENT.getBytes(UTF_8);

    private final JdbcClient jdbc;

    AttachmentReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An attachment named in a document, with the path of the element that names it. */
    public record Reference(String id, String position) {}

    /** An open element: its path, and how many children of each name it has had. */
    private record Open(String path, Map<String, Integer> children) {

        Open child(String name) {
            int number = children.merge(name, 1, Integer::sum);
            return new Open(path + "/" + name + (number > 1 ? "[" + number + "]" : ""), new HashMap<>());
        }
    }

    /** The attachments that a canonical document names, in its order. */
    public static List<Reference> in(byte[] canonical) {
        return contains(canonical) ? read(canonical) : List.of();
    }

    /** Most documents name none: a look at the bytes is cheaper than a reader. */
    private static boolean contains(byte[] canonical) {
        for (int at = 0; at <= canonical.length - SIGN.length; at++) {
            if (canonical[at] == SIGN[0]
                    && java.util.Arrays.equals(canonical, at, at + SIGN.length, SIGN, 0, SIGN.length)) {
                return true;
            }
        }
        return false;
    }

    private static List<Reference> read(byte[] canonical) {
        List<Reference> found = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>(List.of(new Open("", new HashMap<>())));
        try {
            XMLStreamReader reader = SecureXml.reader(canonical);
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.END_ELEMENT) {
                    open.pop();
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    Open here = open.element().child(reader.getLocalName());
                    if (reader.getLocalName().equals(ELEMENT)) {
                        // Reads on to the element's end.
                        found.add(new Reference(reader.getElementText().strip(), here.path()));
                    } else {
                        open.push(here);
                    }
                }
            }
            return found;
        } catch (XMLStreamException broken) {
            throw new IllegalStateException("The canonical form was checked before", broken);
        }
    }

    /** Keeps that this message or delivery refers to what its document names. */
    void keep(UUID owner, byte[] canonical) {
        for (Reference reference : in(canonical)) {
            Ids.parse(reference.id())
                    .ifPresent(id -> jdbc.sql("""
                    insert into attachment_reference (attachment, owner) select id, ? from attachment where id = ?
                    on conflict do nothing""").params(Values.of(owner, id)).update());
        }
    }
}
