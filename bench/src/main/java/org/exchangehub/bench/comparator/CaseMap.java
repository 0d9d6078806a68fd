package org.exchangehub.bench.comparator;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URL;
import java.time.Instant;
import java.util.Objects;
import javax.xml.transform.Source;
import javax.xml.transform.Templates;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.TransformerFactoryImpl;

/** Turns a declaration into the case of the food safety authority, by the hub's own map, compiled once. */
public final class CaseMap {

    private final Templates templates;

    CaseMap() {
        TransformerFactory factory = new TransformerFactoryImpl();
        factory.setURIResolver((href, base) -> fromClassPath(href));
        try {
            templates = factory.newTemplates(fromClassPath("bench/declaration.to-case.xsl"));
        } catch (TransformerException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** @param id of the row, which becomes the number of the case */
    byte[] apply(String id, byte[] declaration) throws TransformerException {
        Transformer transformer = templates.newTransformer();
        transformer.setParameter("id", id);
        transformer.setParameter("now", Instant.now().toString());
        var json = new ByteArrayOutputStream(4096);
        transformer.transform(new StreamSource(new ByteArrayInputStream(declaration)), new StreamResult(json));
        return json.toByteArray();
    }

    private static Source fromClassPath(String path) {
        URL file = Objects.requireNonNull(CaseMap.class.getResource("/" + path), path);
        return new StreamSource(file.toString());
    }
}
