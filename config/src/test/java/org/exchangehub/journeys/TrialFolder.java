package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.exchangehub.connectors.PartnerId;

/** The folder of an agency for books, as an integration engineer writes it. */
record TrialFolder(Path directory, PartnerId partner) {

    private static final List<String> KINDS = List.of("referral", "withdrawal");

    void write(String mark) {
        copy("connector.yaml");
        for (String kind : KINDS) {
            copy("samples/" + kind + "/one.canonical.xml");
            copy("samples/" + kind + "/wrong.refused.xml");
            copy("samples/" + kind + "/wrong.refused.yaml");
        }
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

    /** A map whose output carries one mark from each of its two files, as the samples show. */
    void marks(String first, String second) {
        for (String kind : KINDS) {
            write(
                    "samples/" + kind + "/one.wire.xml",
                    "<asked lrn=\"B-1\" first=\"%s\" second=\"%s\"/>".formatted(first, second));
        }
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

    private void copy(String path) {
        try (InputStream file =
                Objects.requireNonNull(TrialFolder.class.getResourceAsStream("/trial-folder/" + path))) {
            write(path, new String(file.readAllBytes(), UTF_8).replace("@partner@", partner.value()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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
