package org.exchangehub.routes.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import org.apache.cxf.interceptor.AttachmentInInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.interceptor.StaxOutInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.wss.NotProvedException;
import org.exchangehub.connectors.wss.Proved;
import org.exchangehub.connectors.wss.SoapSigner;
import org.exchangehub.connectors.wss.SoapVerifier;
import org.jspecify.annotations.Nullable;

/**
 * One SOAP call that is signed and whose answer must be: by a certificate of the partner, whole, and as the answer to this very call. A
 * fault is an answer as well.
 */
final class SignedCall {

    private static final String KEY = SignedCall.class.getName();
    private static final int MOST_BYTES = 10 * 1024 * 1024;

    private final String messageId;
    private final SoapSigner signer;
    private final SoapVerifier verifier;
    private @Nullable Wire answer;

    SignedCall(String messageId, SoapSigner signer, SoapVerifier verifier) {
        this.messageId = messageId;
        this.signer = signer;
        this.verifier = verifier;
    }

    /** Sets it for the next call of this thread, or none. */
    static void put(Optional<SignedCall> call, Map<String, Object> context) {
        call.ifPresentOrElse(signed -> context.put(KEY, signed), () -> context.remove(KEY));
    }

    /** The signed answer in canonical XML, once it has come and is proved. */
    Optional<Wire> answer() {
        return Optional.ofNullable(answer);
    }

    private byte[] proved(byte[] came) {
        Proved proved = verifier.verify(came);
        if (!proved.relatesTo().equals(Optional.of(messageId))) {
            throw new NotProvedException("The answer is not one to this call");
        }
        answer = new Wire("text/xml", proved.envelope());
        return proved.envelope();
    }

    /** Signs what goes out, as the last thing before it is sent. */
    static final class Signing extends AbstractPhaseInterceptor<Message> {

        Signing() {
            super(Phase.PRE_STREAM);
            addBefore(StaxOutInterceptor.class.getName());
        }

        @Override
        public void handleMessage(Message message) {
            OutputStream to = message.getContent(OutputStream.class);
            if (message.get(KEY) instanceof SignedCall call && to != null) {
                message.setContent(
                        OutputStream.class,
                        new SealedStream(
                                to,
                                envelope -> call.signer.sign(envelope, Optional.of(call.messageId), Optional.empty())));
            }
        }
    }

    /** Verifies what comes back, before anything else reads it. */
    static final class Verifying extends AbstractPhaseInterceptor<Message> {

        Verifying() {
            super(Phase.RECEIVE);
            addBefore(AttachmentInInterceptor.class.getName());
        }

        @Override
        public void handleMessage(Message message) {
            InputStream in = message.getContent(InputStream.class);
            if (message.getExchange().getOutMessage().get(KEY) instanceof SignedCall call && in != null) {
                try {
                    byte[] came = in.readNBytes(MOST_BYTES + 1);
                    if (came.length > MOST_BYTES) {
                        throw new NotProvedException("The answer has more than " + MOST_BYTES + " bytes");
                    }
                    message.setContent(InputStream.class, new ByteArrayInputStream(call.proved(came)));
                    message.put(Message.ENCODING, "UTF-8");
                } catch (IOException cut) {
                    throw new Fault(cut);
                }
            }
        }
    }
}
