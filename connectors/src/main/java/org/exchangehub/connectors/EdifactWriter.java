package org.exchangehub.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIOutputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamWriter;
import java.io.ByteArrayOutputStream;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import net.sf.saxon.stax.XMLStreamWriterDestination;

/** Writes the XML view of an interchange as EDIFACT, in the character set that its UNB names, without UNA. */
final class EdifactWriter {

    private EdifactWriter() {}

    /**
     * @param view {@code l:INTERCHANGE} with its segments
     * @throws IllegalArgumentException where it is no such view, or can not be written
     */
    static byte[] write(XdmNode view) {
        XdmNode root = view.getNodeKind() == XdmNodeKind.DOCUMENT
                ? view.children("*").iterator().next()
                : view;
        String set = text(root, "*:UNB/*:UNB01/*[1]");
        ByteArrayOutputStream out = new ByteArrayOutputStream(2048);
        try {
            EDIOutputFactory factory = EDIOutputFactory.newFactory();
            EDIStreamWriter writer = factory.createEDIStreamWriter(out, UTF_8.name());
            writer.setControlSchema(control(set, text(root, "*:UNB/*:UNB01/*[2]")));
            Xslt.processor().writeXdmValue(root, new XMLStreamWriterDestination(factory.createXMLStreamWriter(writer)));
            writer.flush();
        } catch (SaxonApiException | EDIStreamException | RuntimeException broken) {
            throw new IllegalArgumentException("no EDIFACT can be made of it: " + broken.getMessage(), broken);
        }
        return EdifactText.write(out.toString(UTF_8), set);
    }

    private static Schema control(String set, String version) {
        try {
            Schema control = SchemaFactory.newFactory().getControlSchema("EDIFACT", new String[] {set, version});
            if (control == null) {
                throw new IllegalArgumentException("there is no version " + version + " of the syntax");
            }
            return control;
        } catch (EDISchemaException missing) {
            throw new IllegalArgumentException(missing);
        }
    }

    private static String text(XdmNode root, String path) {
        try {
            var found = Xslt.processor().newXPathCompiler().evaluateSingle("string(" + path + ")", root);
            return found == null ? "" : found.getStringValue();
        } catch (SaxonApiException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
