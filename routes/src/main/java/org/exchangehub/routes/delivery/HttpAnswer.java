package org.exchangehub.routes.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import org.apache.cxf.interceptor.AttachmentInInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/**
 * Looks at what came back by HTTP before anything reads it as SOAP: an answer of 2xx may be empty; with an error status it is of interest
 * only where it is a SOAP message, as a fault of SOAP 1.2 with 400 is.
 */
final class HttpAnswer extends AbstractPhaseInterceptor<Message> {

    /** Lets CXF read answers of status 400, as of 500. */
    static final String READ_400 = "org.apache.cxf.transport.process_fault_on_http_400";

    /** The answer has no body; its status says that the call was taken. */
    static final class EmptyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        EmptyException() {
            super("the answer is empty");
        }
    }

    /** The answer is no SOAP message; its status tells. */
    static final class StatusException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;

        StatusException(int status) {
            super("HTTP " + status);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    HttpAnswer() {
        super(Phase.RECEIVE);
        addBefore(AttachmentInInterceptor.class.getName());
        addBefore(SignedCall.Verifying.class.getName());
    }

    @Override
    public void handleMessage(Message message) {
        int status = message.get(Message.RESPONSE_CODE) instanceof Integer code ? code : 200;
        boolean empty = isEmpty(message);
        if (empty && status / 100 == 2) {
            throw new Fault(new EmptyException());
        }
        if (status / 100 != 2 && (empty || status != 500 && !isSoap(message))) {
            throw new Fault(new StatusException(status));
        }
    }

    private static boolean isSoap(Message message) {
        String type = String.valueOf(message.get(Message.CONTENT_TYPE)).toLowerCase(Locale.ROOT);
        return type.startsWith("application/soap+xml") || type.startsWith("text/xml");
    }

    private static boolean isEmpty(Message message) {
        InputStream body = message.getContent(InputStream.class);
        if (body == null) {
            return true;
        }
        try {
            PushbackInputStream looked = new PushbackInputStream(body);
            int first = looked.read();
            if (first >= 0) {
                looked.unread(first);
            }
            message.setContent(InputStream.class, looked);
            return first < 0;
        } catch (IOException lost) {
            throw new Fault(lost);
        }
    }
}
