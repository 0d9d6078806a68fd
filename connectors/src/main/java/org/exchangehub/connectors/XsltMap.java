package org.exchangehub.connectors;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.Destination;
import net.sf.saxon.s9api.Location;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmValue;
import net.sf.saxon.s9api.XmlProcessingError;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.trans.XPathException;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;

/** One compiled map: a pure function from tree to tree. Thread-safe. */
public final class XsltMap {

    /**
     * A map that refuses its input raises an error whose code is a {@link Reason} in this namespace; its object is the
     * position in words, or the node of the input that is wrong: then its line and path are the position.
     */
    public static final String REFUSAL_NAMESPACE = "urn:exchangehub:map";

    private static final int MOST_OUTPUT = 64 * 1024 * 1024;

    private final String folder;
    private final String name;
    private final String hash;
    private final XsltExecutable executable;
    private final CodeLists codeLists;
    private final Set<String> files = new TreeSet<>();

    /** Compiles the map at this path of the folder, with what it includes from there. */
    public XsltMap(Folder folder, String path) {
        this(folder, path, new CodeLists(folder));
    }

    XsltMap(Folder folder, String path, CodeLists codeLists) {
        this.folder = folder.name();
        this.name = folder.name() + "/" + path;
        this.codeLists = codeLists;
        files.add(path);
        MessageDigest digest = Sha256.digest();
        List<String> errors = new ArrayList<>();
        try {
            byte[] source = folder.get(path);
            digest.update(source);
            XsltCompiler compiler = Xslt.processor().newXsltCompiler();
            compiler.setErrorReporter(error -> {
                if (!error.isWarning()) {
                    errors.add(place(folder, error) + ": " + error.getMessage());
                }
            });
            compiler.setResourceResolver(request -> {
                String inside = URI.create(request.uri).getPath().replaceFirst("^/+", "");
                byte[] included = folder.find(inside)
                        .orElseThrow(() -> new XPathException("There is no " + inside + " inside the folder"));
                files.add(inside);
                digest.update(included);
                return new StreamSource(new ByteArrayInputStream(included), request.uri);
            });
            executable =
                    compiler.compile(new StreamSource(new ByteArrayInputStream(source), InsideResolver.address(path)));
        } catch (SaxonApiException broken) {
            throw new BadFolderException(
                    name, errors.isEmpty() ? String.valueOf(broken.getMessage()) : String.join("; ", errors), broken);
        }
        if (takes(CodeLists.NAME)) {
            digest.update(codeLists.hash());
        }
        this.hash = HexFormat.of().formatHex(digest.digest());
    }

    private static String place(Folder folder, XmlProcessingError error) {
        Location at = error.getLocation();
        String file = at == null || at.getSystemId() == null
                ? ""
                : folder.name() + URI.create(at.getSystemId()).getPath() + " ";
        return file + "line " + (at == null ? "?" : at.getLineNumber());
    }

    /** The files of the folder that it is made of. */
    Set<String> files() {
        return files;
    }

    /** SHA-256 (hex) of the map and all that it includes, and of the code lists where it uses them: its version in the evidence. */
    public String hash() {
        return hash;
    }

    /** Whether the map declares this parameter. */
    public boolean takes(String parameter) {
        return executable.getGlobalParameters().containsKey(new QName(parameter));
    }

    /** Runs the map; its result is a tree. */
    public XdmNode toTree(XdmNode input, Map<String, String> parameters) {
        XdmDestination destination = new XdmDestination();
        run(input, parameters, destination);
        return destination.getXdmNode();
    }

    /** Runs the map; its result is XML in UTF-8 without indentation. */
    byte[] toXml(XdmNode input, Map<String, String> parameters) {
        BoundedOutput out = new BoundedOutput(MOST_OUTPUT);
        Serializer serializer = Xslt.processor().newSerializer(out);
        serializer.setOutputProperty(Serializer.Property.METHOD, "xml");
        serializer.setOutputProperty(Serializer.Property.ENCODING, "UTF-8");
        serializer.setOutputProperty(Serializer.Property.INDENT, "no");
        serializer.setOutputProperty(Serializer.Property.OMIT_XML_DECLARATION, "no");
        run(input, parameters, serializer);
        return out.toByteArray();
    }

    private void run(XdmNode input, Map<String, String> parameters, Destination destination) {
        try {
            Xslt30Transformer transformer = executable.load30();
            Map<QName, XdmValue> values = new HashMap<>();
            parameters.forEach((key, value) -> values.put(new QName(key), new XdmAtomicValue(value)));
            values.put(new QName(CodeLists.NAME), codeLists.value());
            transformer.setStylesheetParameters(values);
            transformer.setErrorReporter(error -> {});
            transformer.setGlobalContextItem(input);
            transformer.applyTemplates(input, destination);
        } catch (SaxonApiException failed) {
            throw refusal(failed);
        }
    }

    private RefusedException refusal(SaxonApiException failed) {
        QName code = failed.getErrorCode();
        if (code != null && REFUSAL_NAMESPACE.equals(code.getNamespace().toString())) {
            Optional<Reason> reason = Arrays.stream(Reason.values())
                    .filter(one -> one.name().equals(code.getLocalName()))
                    .findFirst();
            if (reason.isPresent()) {
                return new RefusedException(
                        reason.get(),
                        List.of(new Fault(position(failed), String.valueOf(failed.getMessage()))),
                        failed);
            }
        }
        String where = file(failed) + (failed.getLineNumber() > 0 ? " line " + failed.getLineNumber() : "");
        return new RefusedException(
                Reason.MAP_FAILED, List.of(new Fault(where, String.valueOf(failed.getMessage()))), failed);
    }

    /** The file of the folder in which it failed: the map's own, or one that it includes. */
    private String file(SaxonApiException failed) {
        return failed.getSystemId() == null || !failed.getSystemId().startsWith("inside:")
                ? name
                : folder + URI.create(failed.getSystemId()).getPath();
    }

    private static String position(SaxonApiException failed) {
        if (!(failed.getCause() instanceof XPathException error) || error.getErrorObject() == null) {
            return "";
        }
        XdmItem place = XdmValue.wrap(error.getErrorObject()).itemAt(0);
        return place instanceof XdmNode node ? InputPosition.of(node) : place.getStringValue();
    }
}
