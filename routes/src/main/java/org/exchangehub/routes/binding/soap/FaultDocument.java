package org.exchangehub.routes.binding.soap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.exchangehub.connectors.SoapVersion;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Reason;

/** A fault as a whole SOAP message, for what is refused before or apart from the services. */
public final class FaultDocument {

    private FaultDocument() {}

    /** The media type of a SOAP message. */
    public static String contentType(SoapVersion version) {
        return version == SoapVersion.V1_2 ? "application/soap+xml;charset=UTF-8" : "text/xml;charset=UTF-8";
    }

    /** The version that a caller speaks, by the media type of its call; 1.1 where that does not tell. */
    public static SoapVersion spoken(String contentType) {
        return contentType.startsWith("application/soap+xml") ? SoapVersion.V1_2 : SoapVersion.V1_1;
    }

    /**
     * A refusal that is not on record.
     *
     * @param detail words of the hub's own
     */
    public static String of(SoapVersion version, Reason reason, String detail, Instant at) {
        return of(version, isCallers(reason), words(reason), """
                <Refusal xmlns="%3$s"><MessageID>none</MessageID><ReasonCode>%1$s</ReasonCode><Title>%2$s</Title>\
                <IssueDateTime>%4$s</IssueDateTime><Fault><Position/><Reason>%5$s</Reason></Fault></Refusal>""".formatted(
                        reason.name(), reason.title(), Canonical.NAMESPACE, at, detail));
    }

    /** A refusal. */
    static String of(SoapVersion version, Reason reason, byte[] refusal) {
        String document = new String(refusal, UTF_8);
        int declared = document.startsWith("<?") ? document.indexOf("?>") + 2 : 0;
        return of(version, isCallers(reason), words(reason), document.substring(declared));
    }

    private static String of(SoapVersion version, boolean callers, String words, String detail) {
        return version == SoapVersion.V1_2
                ? """
                <soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body><soap:Fault><soap:Code>\
                <soap:Value>soap:%s</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang="en">%s</soap:Text></soap:Reason>\
                <soap:Detail>%s</soap:Detail></soap:Fault></soap:Body></soap:Envelope>""".formatted(callers ? "Sender" : "Receiver", words, detail)
                : """
                <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault>\
                <faultcode>soap:%s</faultcode><faultstring>%s</faultstring><detail>%s</detail></soap:Fault></soap:Body>\
                </soap:Envelope>""".formatted(callers ? "Client" : "Server", words, detail);
    }

    /** A fault of SOAP itself, which has no detail: MustUnderstand or VersionMismatch. */
    static String ofSoap(SoapVersion version, String code, String words) {
        return version == SoapVersion.V1_2 ? """
                <soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body><soap:Fault><soap:Code>\
                <soap:Value>soap:%s</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang="en">%s</soap:Text></soap:Reason>\
                </soap:Fault></soap:Body></soap:Envelope>""".formatted(code, words) : """
                <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault>\
                <faultcode>soap:%s</faultcode><faultstring>%s</faultstring></soap:Fault></soap:Body></soap:Envelope>""".formatted(code, words);
    }

    /** HTTP status of a fault: SOAP 1.1 knows one, 1.2 tells whose it is. */
    static int status(SoapVersion version, boolean callers) {
        return version == SoapVersion.V1_2 && callers ? 400 : 500;
    }

    /** Whether it is the caller that has to change something. */
    static boolean isCallers(Reason reason) {
        return reason.status() / 100 == 4;
    }

    private static String words(Reason reason) {
        return reason.name() + ": " + reason.title();
    }
}
