package org.exchangehub.connectors.kit;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.Wire;

/**
 * One sample of a call, under {@code samples/calls/<call>/}: its files by what they hold.
 *
 * @param path its files' common beginning inside the folder
 * @param files by what stands between the sample's name and the extension: {@code question}, {@code said}, {@code meaning},
 *     {@code canonical}, {@code receipt} or {@code refused}; {@code expected} is the refusal that is expected,
 *     {@code given} are parameters that differ from those of all samples
 */
record CallSample(String call, String path, Map<String, Wire> files) {

    static final String ROOT = "samples/calls/";

    private static final Pattern FILE = Pattern.compile(
            "samples/calls/([a-z-]+\\.[a-z-]+)/([^/.]+)\\.(question|said|meaning|canonical|receipt|given|refused)\\.(xml|json|yaml)");

    /** The samples of a folder; what has no proper name goes to the faults. */
    static Iterable<CallSample> of(Folder folder, java.util.List<Check> faults) {
        Map<String, CallSample> found = new TreeMap<>();
        for (String path : folder.paths()) {
            Matcher file = FILE.matcher(path);
            if (file.matches()) {
                String sample = ROOT + file.group(1) + "/" + file.group(2);
                boolean isExpected =
                        file.group(4).equals("yaml") && !file.group(3).equals("given");
                String part = isExpected ? "expected" : file.group(3);
                String type = file.group(4).equals("json") ? Format.JSON.mediaType() : Format.XML.mediaType();
                found.computeIfAbsent(sample, name -> new CallSample(file.group(1), sample, new TreeMap<>()))
                        .files()
                        .put(part, new Wire(type, folder.get(path)));
            } else if (path.startsWith(ROOT)) {
                faults.add(Check.failed(
                        path,
                        "is a sample",
                        "no sample has this name: samples/calls/<call>/<name>.question.*, .said.*, .meaning.xml,"
                                + " .canonical.xml, .receipt.*, .given.yaml, .refused.*"));
            }
        }
        return found.values();
    }

    Optional<Wire> file(String part) {
        return Optional.ofNullable(files.get(part));
    }
}
