package org.exchangehub.routes.binding.soap;

import java.time.Instant;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Reason;

/** A refusal as a whole SOAP message, for calls that are refused before they reach a service. */
public final class FaultDocument {

    public static final String CONTENT_TYPE = "text/xml;charset=UTF-8";

    private FaultDocument() {}

    /** @param detail words of the hub's own */
    public static String of(Reason reason, String detail, Instant at) {
        return """
                <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault>\
                <faultcode>soap:Client</faultcode><faultstring>%1$s: %2$s</faultstring><detail>\
                <Refusal xmlns="%3$s"><MessageID>none</MessageID><ReasonCode>%1$s</ReasonCode><Title>%2$s</Title>\
                <IssueDateTime>%4$s</IssueDateTime><Fault><Position/><Reason>%5$s</Reason></Fault></Refusal>\
                </detail></soap:Fault></soap:Body></soap:Envelope>""".formatted(reason.name(), reason.title(), Canonical.NAMESPACE, at, detail);
    }
}
