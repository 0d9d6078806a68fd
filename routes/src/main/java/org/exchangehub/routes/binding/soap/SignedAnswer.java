package org.exchangehub.routes.binding.soap;

import java.io.OutputStream;
import java.util.Optional;
import org.apache.cxf.interceptor.StaxOutInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.exchangehub.connectors.wss.Proved;
import org.exchangehub.routes.delivery.SealedStream;

/** Signs the answer to a call whose sender has proved who it is by a signature; a fault is an answer as well. */
final class SignedAnswer extends AbstractPhaseInterceptor<Message> {

    private final Senders senders;

    SignedAnswer(Senders senders) {
        super(Phase.PRE_STREAM);
        addBefore(StaxOutInterceptor.class.getName());
        this.senders = senders;
    }

    @Override
    public void handleMessage(Message message) {
        Proved asked = message.getExchange().get(Proved.class);
        OutputStream to = message.getContent(OutputStream.class);
        if (asked != null && to != null) {
            message.setContent(
                    OutputStream.class,
                    new SealedStream(
                            to,
                            envelope -> senders.signer(asked.sender())
                                    .sign(envelope, Optional.empty(), Optional.of(asked.messageId()))));
        }
    }
}
