package org.exchangehub.routes.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.exchangehub.routes.record.AttachmentReferences.Reference;
import org.junit.jupiter.api.Test;

/** References to attachments are found wherever they stand, with their positions. */
class AttachmentReferencesTest {

    @Test
    void eachIsFoundWithItsPath() {
        assertThat(AttachmentReferences.in("""
                <R xmlns="urn:exchangehub:v1"><AttachmentID>a</AttachmentID><Line><AttachmentID>b</AttachmentID></Line>\
                <Line><AttachmentID> c </AttachmentID><AttachmentID>d</AttachmentID></Line></R>""".getBytes(UTF_8)))
                .containsExactly(
                        new Reference("a", "/R/AttachmentID"),
                        new Reference("b", "/R/Line/AttachmentID"),
                        new Reference("c", "/R/Line[2]/AttachmentID"),
                        new Reference("d", "/R/Line[2]/AttachmentID[2]"));
    }

    @Test
    void aDocumentThatOnlySpeaksOfThemHasNone() {
        assertThat(AttachmentReferences.in("<R><Text>AttachmentID</Text></R>".getBytes(UTF_8)))
                .isEmpty();
        assertThat(AttachmentReferences.in("<R/>".getBytes(UTF_8))).isEmpty();
    }
}
