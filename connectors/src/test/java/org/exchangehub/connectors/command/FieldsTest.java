package org.exchangehub.connectors.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.exchangehub.connectors.Wire;
import org.junit.jupiter.api.Test;

class FieldsTest {

    @Test
    void ofXmlAreFoundByXPath() {
        assertThat(Fields.of(wire("application/xml", "<a n='1'><b>x</b><c/><b>y</b><d>z</d></a>")))
                .containsExactly(entry("/a/@n", "1"), entry("/a/b[1]", "x"), entry("/a/b[2]", "y"), entry("/a/d", "z"));
    }

    @Test
    void ofJsonAreFoundByPointerAndATextIsNoNumber() {
        assertThat(Fields.of(wire("application/json", "{\"a/b\": [1, \"1\", {}], \"c\": null}")))
                .containsExactly(
                        entry("/a~1b/0", "1"), entry("/a~1b/1", "\"1\""), entry("/a~1b/2", "{}"), entry("/c", "null"));
    }

    @Test
    void ofEdifactAreFoundBySegmentAndElement() {
        assertThat(Fields.of(wire("application/edifact", "UNA:+.? 'BGM+963+R:1'\nFTX+AAO+++what?'s it ?+ more'FTX+X'")))
                .containsExactly(
                        entry("BGM[1]/1", "963"),
                        entry("BGM[1]/2.1", "R"),
                        entry("BGM[1]/2.2", "1"),
                        entry("FTX[1]/1", "AAO"),
                        entry("FTX[1]/4", "what?'s it ?+ more"),
                        entry("FTX[2]/1", "X"));
    }

    private static Wire wire(String type, String text) {
        return new Wire(type, text.getBytes(UTF_8));
    }
}
