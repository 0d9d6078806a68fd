package org.exchangehub.routes.delivery;

import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.Source;
import org.apache.cxf.staxutils.StaxUtils;
import org.exchangehub.contracts.Canonical;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver said in its answer to a SOAP call.
 *
 * @param root the element in the SOAP body
 * @param receiptId the receiver's own id of the message, in an Acknowledgement
 */
record SoapAnswer(QName root, Optional<String> receiptId) {

    /** An answer of more parts than these is no answer. */
    private static final int LONGEST = 10_000;

    private static final int LONGEST_ID = 70;
    private static final QName ACKNOWLEDGEMENT = new QName(Canonical.NAMESPACE, "Acknowledgement");

    boolean isAcknowledgement() {
        return root.equals(ACKNOWLEDGEMENT);
    }

    /** Reads an answer to its end, so that its connection can be used again. */
    static Optional<SoapAnswer> read(@Nullable Source answer) throws XMLStreamException {
        if (answer == null) {
            return Optional.empty();
        }
        XMLStreamReader reader = StaxUtils.createXMLStreamReader(answer);
        try {
            return read(reader);
        } catch (RuntimeException broken) {
            throw new XMLStreamException(broken);
        } finally {
            reader.close();
        }
    }

    private static Optional<SoapAnswer> read(XMLStreamReader reader) throws XMLStreamException {
        Optional<QName> root = reader.isStartElement() ? Optional.of(reader.getName()) : Optional.empty();
        boolean inReceipt = false;
        StringBuilder receipt = new StringBuilder();
        for (int parts = 0; reader.hasNext(); parts++) {
            if (parts == LONGEST) {
                throw new XMLStreamException("The answer has no end");
            }
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                root = root.or(() -> Optional.of(reader.getName()));
                inReceipt = reader.getName().equals(new QName(Canonical.NAMESPACE, "ReceiptID"));
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                inReceipt = false;
            } else if (inReceipt && event == XMLStreamConstants.CHARACTERS) {
                receipt.append(reader.getText());
            }
        }
        String id = receipt.toString().strip();
        return root.map(name ->
                new SoapAnswer(name, Optional.of(id).filter(text -> !text.isEmpty() && text.length() <= LONGEST_ID)));
    }
}
