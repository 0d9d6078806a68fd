package org.exchangehub.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ctc.wstx.exc.WstxLazyException;
import java.net.URLEncoder;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.stax.StAXSource;
import net.sf.saxon.Configuration;
import net.sf.saxon.lib.EnvironmentVariableResolver;
import net.sf.saxon.lib.Feature;
import net.sf.saxon.s9api.DocumentBuilder;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.trans.XPathException;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.SchemaValidator;
import org.exchangehub.contracts.SecureXml;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The one Saxon of the hub, locked: a map reaches no file, no network, no Java and no environment. */
final class Xslt {

    private static final Processor PROCESSOR = locked();

    private Xslt() {}

    static Processor processor() {
        return PROCESSOR;
    }

    /**
     * The tree of an XML document; its elements know their lines.
     *
     * @throws RefusedException MALFORMED or HOSTILE_DOCUMENT with line and column
     */
    static XdmNode tree(byte[] xml) {
        try {
            DocumentBuilder builder = PROCESSOR.newDocumentBuilder();
            builder.setLineNumbering(true);
            return builder.build(new StAXSource(SecureXml.reader(xml)));
        } catch (SaxonApiException | XMLStreamException | WstxLazyException malformed) {
            throw SchemaValidator.refusal(xml, malformed);
        }
    }

    /** The tree of a JSON document. */
    static XdmNode tree(JsonNode json) {
        try {
            return JsonTree.tree(json, PROCESSOR.newDocumentBuilder());
        } catch (SaxonApiException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Processor locked() {
        Processor processor = new Processor(false);
        Configuration configuration = processor.getUnderlyingConfiguration();
        configuration.setConfigurationProperty(Feature.ALLOW_EXTERNAL_FUNCTIONS, false);
        configuration.setConfigurationProperty(
                Feature.XML_PARSER_FEATURE.name
                        + URLEncoder.encode("http://apache.org/xml/features/disallow-doctype-decl", UTF_8),
                true);
        configuration.setConfigurationProperty(Feature.ENVIRONMENT_VARIABLE_RESOLVER, new NoEnvironment());
        configuration.setResourceResolver(request -> {
            throw new XPathException("A map reads nothing from outside its folder: " + request.uri);
        });
        configuration.setUnparsedTextURIResolver((uri, encoding, config, fallback) -> {
            throw new XPathException("A map reads nothing from outside its folder: " + uri);
        });
        configuration.setCollectionFinder((context, uri) -> {
            throw new XPathException("A map reads no collection");
        });
        return processor;
    }

    /** The environment as a map sees it: empty. */
    private static final class NoEnvironment implements EnvironmentVariableResolver {

        @Override
        public Set<String> getAvailableEnvironmentVariables() {
            return Set.of();
        }

        @Override
        public @Nullable String getEnvironmentVariable(String name) {
            return null;
        }
    }
}
