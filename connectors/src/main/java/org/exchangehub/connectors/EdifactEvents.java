package org.exchangehub.connectors;

import java.util.function.IntSupplier;
import javax.xml.namespace.QName;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.jspecify.annotations.Nullable;

/**
 * StAEDI's XML view as Saxon and maps read it: it begins at the start of the document, its names carry their prefixes, it
 * knows where it stands up to the end, with the number of the segment for a line, and a component is named by its place
 * ({@code BGM02-01}), whatever the schema calls its composite.
 */
final class EdifactEvents extends StreamReaderDelegate {

    private static final String COMPOSITES = "urn:xlate.io:staedi:names:composites";

    private final IntSupplier segment;
    private String composite = "";
    private int last = 1;

    /** @param segment the number of the segment that was read last; it is asked after each event */
    EdifactEvents(XMLStreamReader reader, IntSupplier segment) throws XMLStreamException {
        super(reader);
        this.segment = segment;
        reader.next();
    }

    @Override
    public String getPrefix() {
        return super.getName().getPrefix();
    }

    @Override
    public String getLocalName() {
        String name = super.getLocalName();
        int dash = name.lastIndexOf('-');
        return dash < 0 ? name : composite + name.substring(dash);
    }

    @Override
    public QName getName() {
        QName name = super.getName();
        return new QName(name.getNamespaceURI(), getLocalName(), name.getPrefix());
    }

    @Override
    public Location getLocation() {
        return new Place(last);
    }

    @Override
    public int next() throws XMLStreamException {
        int event = super.next();
        if (event == START_ELEMENT && COMPOSITES.equals(getNamespaceURI())) {
            composite = super.getLocalName();
        }
        if (event != END_DOCUMENT) {
            last = segment.getAsInt();
        }
        return event;
    }

    private record Place(int segment) implements Location {

        @Override
        public int getLineNumber() {
            return segment;
        }

        @Override
        public int getColumnNumber() {
            return -1;
        }

        @Override
        public int getCharacterOffset() {
            return -1;
        }

        @Override
        public @Nullable String getPublicId() {
            return null;
        }

        @Override
        public @Nullable String getSystemId() {
            return null;
        }
    }
}
