package org.exchangehub.routes.binding.soap;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Fault;
import org.exchangehub.routes.record.MessageRecord;

/** Writes what became of a message: an answer of the SOAP contract alone, so no canonical document. */
final class MessageStateWriter {

    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();

    private MessageStateWriter() {}

    static byte[] write(MessageRecord message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(out, "UTF-8");
            xml.writeStartElement("MessageState");
            xml.writeDefaultNamespace(Canonical.NAMESPACE);
            text(xml, "MessageID", message.id());
            text(xml, "SenderMessageID", message.senderMessageId());
            text(xml, "Kind", message.kind());
            text(xml, "StatusCode", message.status());
            text(xml, "CaseID", message.caseId());
            text(xml, "MRN", message.mrn());
            text(xml, "LRN", message.lrn());
            text(xml, "ReceivedDateTime", message.receivedAt());
            text(xml, "ReasonCode", message.reason());
            for (Fault fault : message.faultList()) {
                xml.writeStartElement("Fault");
                text(xml, "Position", fault.position());
                text(xml, "Reason", fault.reason());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    private static void text(XMLStreamWriter xml, String name, Optional<?> value) throws XMLStreamException {
        if (value.isPresent()) {
            text(xml, name, value.get());
        }
    }

    private static void text(XMLStreamWriter xml, String name, Object value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(value.toString());
        xml.writeEndElement();
    }
}
