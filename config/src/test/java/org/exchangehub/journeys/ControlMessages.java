package org.exchangehub.journeys;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.exchangehub.connectors.PartnerId;

/** Messages about controls as the stories need them, in canonical XML. */
final class ControlMessages {

    private static final String NS = " xmlns=\"urn:exchangehub:v1\"";
    private static final Instant BEGIN = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

    private ControlMessages() {}

    /** A number that no control had before. */
    static String number() {
        return "K" + NEXT.incrementAndGet();
    }

    /** @param window hours from now, begin and end */
    record Window(int from, int until) {

        String xml() {
            return "<FromDateTime>" + hours(from) + "</FromDateTime><UntilDateTime>" + hours(until)
                    + "</UntilDateTime>";
        }
    }

    static Instant hours(int fromNow) {
        return BEGIN.plus(fromNow, ChronoUnit.HOURS);
    }

    static String order(
            PartnerId requester, String number, int version, String caseId, Window window, String extra, int... lines) {
        return "<ControlOrder" + NS + "><ControlID>" + number + "</ControlID><VersionID>" + version
                + "</VersionID><CaseID>" + caseId + "</CaseID><RequesterID>" + requester
                + "</RequesterID><ReasonCode>SUSPECTED</ReasonCode><ReasonText>Why " + number + "</ReasonText>"
                + window.xml() + extra + sequence("SequenceNumeric", lines) + "</ControlOrder>";
    }

    static String order(PartnerId requester, String number, String caseId, int... lines) {
        return order(requester, number, 1, caseId, new Window(1, 8), "<Confidential>false</Confidential>", lines);
    }

    static String confidential(PartnerId requester, String number, String caseId, int... lines) {
        return order(requester, number, 1, caseId, new Window(1, 8), "<Confidential>true</Confidential>", lines);
    }

    static String alert(PartnerId requester, String number, String subjectCode, String id) {
        return "<ControlOrder" + NS + "><ControlID>" + number + "</ControlID><RequesterID>" + requester
                + "</RequesterID><OriginCode>ALERT</OriginCode><AlertSubject><SubjectCode>" + subjectCode
                + "</SubjectCode><ID>" + id + "</ID></AlertSubject><ReasonCode>SUSPECTED</ReasonCode><UntilDateTime>"
                + hours(24) + "</UntilDateTime><Confidential>false</Confidential></ControlOrder>";
    }

    static String response(String control, String code, String extra) {
        return "<ControlResponse" + NS + "><ControlID>" + control + "</ControlID><ResponseCode>" + code
                + "</ResponseCode>" + extra + "<EventDateTime>" + Instant.now() + "</EventDateTime></ControlResponse>";
    }

    static String result(String control, String code, String parts) {
        return "<ControlResult" + NS + "><ControlID>" + control + "</ControlID><ResultCode>" + code
                + "</ResultCode><EventDateTime>" + Instant.now() + "</EventDateTime>" + parts + "</ControlResult>";
    }

    static String finding(int line, String code) {
        return "<Finding><SequenceNumeric>" + line + "</SequenceNumeric><FindingCode>" + code
                + "</FindingCode></Finding>";
    }

    static String sample(String number, int line, PartnerId laboratory) {
        return "<Sample><SampleID>" + number + "</SampleID><SequenceNumeric>" + line
                + "</SequenceNumeric><LaboratoryID>" + laboratory + "</LaboratoryID></Sample>";
    }

    static String analysis(String control, String sample, String code) {
        return "<LaboratoryResult" + NS + "><SampleID>" + sample + "</SampleID><ControlID>" + control
                + "</ControlID><ResultCode>" + code + "</ResultCode><EventDateTime>" + Instant.now()
                + "</EventDateTime></LaboratoryResult>";
    }

    private static String sequence(String element, int... lines) {
        return Arrays.stream(lines)
                .mapToObj(line -> "<" + element + ">" + line + "</" + element + ">")
                .collect(Collectors.joining());
    }
}
