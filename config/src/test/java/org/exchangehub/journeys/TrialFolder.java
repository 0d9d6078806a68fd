package org.exchangehub.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.exchangehub.connectors.PartnerId;

/** The folder of an agency for books, as an integration engineer writes it. */
record TrialFolder(Path directory, PartnerId partner) {

    void write(String mark) {
        write("connector.yaml", """
                id: %s
                name: {"no": Bokettersynet, en: Book Inspectorate}
                role: agency
                confirmed: false
                competence:
                  version: "1"
                  role: decide
                  rules:
                    - {id: books, directions: [import], commodities: ["49"]}
                receives:
                  channel: queue
                  format: xml
                  kinds:
                    referral: {map: maps/asked.xsl}
                    withdrawal: {map: maps/asked.xsl}
                """.formatted(partner));
        agreement("1", "[referral, withdrawal]");
        marks(mark, mark);
    }

    void agreement(String version, String receives) {
        write("agreement.yaml", """
                version: "%s"
                legalBasis: the act on books
                purpose: trial
                kinds:
                  receives: %s
                  sends: []
                """.formatted(version, receives));
    }

    /** A map whose output carries one mark from each of its two files. */
    void marks(String first, String second) {
        write("maps/mark.xsl", """
                <xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
                  <xsl:template name="mark"><xsl:attribute name="second" select="'%s'"/></xsl:template>
                </xsl:stylesheet>
                """.formatted(second));
        write("maps/asked.xsl", """
                <xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
                  <xsl:include href="mark.xsl"/>
                  <xsl:template match="/">
                    <asked lrn="{(//*:LRN)[1]}" first="%s"><xsl:call-template name="mark"/></asked>
                  </xsl:template>
                </xsl:stylesheet>
                """.formatted(first));
    }

    void write(String path, String text) {
        try {
            Path file = directory.resolve(partner.value()).resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void remove() {
        Path folder = directory.resolve(partner.value());
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
