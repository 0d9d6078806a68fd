package org.exchangehub.connectors.kit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Translator;
import org.exchangehub.contracts.Canonical;

/**
 * Breaks a folder one line at a time, to measure whether its contract test notices: a line of a map, schema, rule, sample
 * or of {@code connector.yaml} is left out, or one of its literals changed, or its select swapped for another of the file.
 * Lines that say nothing to the machine (comments, documentation, layout) are left alone.
 */
public final class Mutations {

    private static final Pattern BROKEN = Pattern.compile(
            "maps/.*\\.xsl|contract/.*\\.(xsd|json|xml)|rules/.*\\.yaml|samples/.*\\.(xml|json|edi|yaml)|connector\\.yaml|codelists/.*\\.csv");
    private static final Pattern SILENT = Pattern.compile(
            "^\\s*(#.*|<!--.*-->|</?xs:(annotation|documentation)>|<\\?xml.*|[\\[\\]{}(),\\s]*|</[\\w:-]+>"
                    + "|\"(\\$schema|\\$id|title|description)\".*|(area|authority|name|confirmed|documents|source):.*)$"
                    + "|^\\s*<xs:(annotation><xs:)?documentation.*|^UNA.*");
    private static final Pattern WHY =
            Pattern.compile("why: .*|\"description\": \"[^\"]*\"|<xs:documentation>.*</xs:documentation>");
    private static final Pattern SELECT = Pattern.compile("select=\"([^\"]+)\"");
    private static final Pattern LITERAL = Pattern.compile("(?<=[\"'>/:+ ])[\\w.-]*\\w(?=[\"'</:+,}\\]]|$)");

    /** One broken line. */
    public record Mutation(Folder folder, String path, int line, String how, String before, String after) {

        @Override
        public String toString() {
            return folder.name() + "/" + path + " line " + line + ": " + how + ": " + before.strip() + " -> "
                    + after.strip();
        }
    }

    private Mutations() {}

    /** Every mutation of a folder. */
    public static List<Mutation> of(Folder folder) {
        List<Mutation> mutations = new ArrayList<>();
        for (String path : folder.paths()) {
            if (BROKEN.matcher(path).matches()) {
                new File(folder, path).mutate(mutations);
            }
        }
        return mutations;
    }

    /** What notices the mutation: the refusal of the folder, or the first check that fails; empty where nothing does. */
    public static Optional<String> caught(Mutation mutation, Translator translator, Canonical canonical) {
        Catalogue catalogue = Catalogue.of(List.of(mutation.folder()), translator);
        if (!catalogue.refused().isEmpty()) {
            return Optional.of(catalogue.refused().getFirst().reason());
        }
        Connector connector = catalogue.get(new PartnerId(mutation.folder().name()));
        return new Contract(connector, translator, canonical).firstFault().map(Check::toString);
    }

    /** The lines of one file, without those inside comments. */
    private static final class File {

        private final Folder folder;
        private final String path;
        private final String[] lines;
        private final List<String> selects;

        File(Folder folder, String path) {
            this.folder = folder;
            this.path = path;
            String text = new String(folder.get(path), ISO_8859_1);
            this.lines = text.split("\n", -1);
            this.selects = SELECT.matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .distinct()
                    .toList();
        }

        void mutate(List<Mutation> mutations) {
            boolean inComment = false;
            for (int i = 0; i < lines.length; i++) {
                String line = lines[i];
                boolean starts = line.contains("<!--") && !line.contains("-->");
                if (!inComment && !starts && !SILENT.matcher(line).matches()) {
                    add(i, "left out", "", mutations);
                    literal(line).ifPresent(other(i, "literal changed", mutations));
                    select(line).ifPresent(other(i, "select swapped", mutations));
                }
                inComment = (inComment || starts) && !line.contains("-->");
            }
        }

        private Consumer<String> other(int i, String how, List<Mutation> mutations) {
            return after -> add(i, how, after, mutations);
        }

        private void add(int i, String how, String after, List<Mutation> mutations) {
            String[] changed = lines.clone();
            changed[i] = after;
            Map<String, byte[]> files = new TreeMap<>();
            folder.paths().forEach(name -> files.put(name, folder.get(name)));
            files.put(path, String.join("\n", changed).getBytes(ISO_8859_1));
            mutations.add(new Mutation(new Folder(folder.name(), files), path, i + 1, how, lines[i], after));
        }

        /** The last literal of the line that is not there for people. */
        private static Optional<String> literal(String line) {
            Matcher why = WHY.matcher(line);
            int end = why.find() ? why.start() : line.length();
            return LITERAL.matcher(line.substring(0, end))
                    .results()
                    .reduce((first, second) -> second)
                    .map((MatchResult found) -> line.substring(0, found.end() - 1)
                            + next(line.charAt(found.end() - 1))
                            + line.substring(found.end()));
        }

        private static char next(char one) {
            return switch (one) {
                case '9' -> '1';
                case 'z' -> 'y';
                case 'Z' -> 'Y';
                default -> (char) (one + 1);
            };
        }

        private Optional<String> select(String line) {
            Matcher found = SELECT.matcher(line);
            if (!found.find() || selects.size() < 2) {
                return Optional.empty();
            }
            String other = selects.get((selects.indexOf(found.group(1)) + 1) % selects.size());
            return Optional.of(line.substring(0, found.start(1)) + other + line.substring(found.end(1)));
        }
    }
}
