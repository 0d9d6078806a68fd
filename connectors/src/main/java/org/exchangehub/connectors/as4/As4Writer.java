package org.exchangehub.connectors.as4;

import com.helger.collection.commons.CommonsArrayList;
import com.helger.mime.parse.MimeTypeParser;
import com.helger.phase4.attachment.EAS4CompressionMode;
import com.helger.phase4.attachment.WSS4JAttachment;
import com.helger.phase4.client.AS4ClientBuiltMessage;
import com.helger.phase4.client.AS4ClientPullRequestMessage;
import com.helger.phase4.client.AS4ClientUserMessage;
import com.helger.phase4.client.IAS4ClientBuildMessageCallback;
import com.helger.phase4.crypto.AS4CryptParams;
import com.helger.phase4.crypto.AS4SigningParams;
import com.helger.phase4.crypto.IAS4CryptoFactory;
import com.helger.phase4.messaging.crypto.AS4Signer;
import com.helger.phase4.messaging.http.HttpMimeMessageEntity;
import com.helger.phase4.messaging.mime.AS4MimeMessageHelper;
import com.helger.phase4.model.ESoapVersion;
import com.helger.phase4.model.error.EEbmsError;
import com.helger.phase4.model.message.AS4ErrorMessage;
import com.helger.phase4.model.message.AS4ReceiptMessage;
import com.helger.phase4.model.message.MessageHelperMethods;
import com.helger.phase4.util.AS4ResourceHelper;
import com.helger.phase4.util.AS4XMLHelper;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.keys.SideKeys;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes what one side says to another: messages that are signed, encrypted and compressed, and signals that are signed. */
public final class As4Writer {

    private final SideKeys keys;
    private final IAS4CryptoFactory crypto;

    public As4Writer(SideKeys keys) {
        this.keys = keys;
        Phase4.mode();
        this.crypto = Crypto.of(Map.of("own", keys));
    }

    /**
     * A message.
     *
     * @param messageId the same whenever it is sent again
     * @param conversation groups messages that belong together
     * @param inReplyTo the message of the other side that it refers to
     */
    public As4Sent tell(As4Mode mode, String messageId, String conversation, Optional<String> inReplyTo, Wire payload) {
        try (AS4ResourceHelper resources = new AS4ResourceHelper()) {
            AS4ClientUserMessage message = new AS4ClientUserMessage(resources);
            message.setSoapVersion(ESoapVersion.SOAP_12);
            message.setMessageID(messageId);
            inReplyTo.ifPresent(message::setRefToMessageID);
            message.setConversationID(conversation);
            message.setPModeID(null);
            mode.agreement().ifPresent(agreement -> {
                message.setAgreementRefValue(agreement.value());
                message.setAgreementTypeValue(agreement.type().orElse(null));
            });
            message.setServiceValue(mode.outgoing().value());
            message.setServiceType(mode.outgoing().type().orElse(null));
            message.setAction(mode.actionOf(payload));
            message.setFromPartyID(mode.self().id());
            message.setFromPartyIDType(mode.self().type().orElse(null));
            message.setFromRole(mode.self().role());
            message.setToPartyID(mode.other().id());
            message.setToPartyIDType(mode.other().type().orElse(null));
            message.setToRole(mode.other().role());
            message.addAttachment(WSS4JAttachment.createOutgoingFileAttachment(
                    payload.bytes(),
                    "payload-" + messageId,
                    null,
                    Objects.requireNonNull(MimeTypeParser.safeParseMimeType(payload.mediaType())),
                    EAS4CompressionMode.GZIP,
                    StandardCharsets.UTF_8,
                    resources));
            message.setCryptoFactory(crypto);
            AS4SigningParams.createDefault().cloneTo(message.signingParams());
            AS4CryptParams.createDefault().setCertificate(keys.encryptFor()).cloneTo(message.cryptParams());
            AS4ClientBuiltMessage built = message.buildMessage(messageId, onChannel(mode));
            return new As4Sent(messageId, packet(built.getHttpEntity()), List.copyOf(built.getAllDSReferences()));
        } catch (IOException | WSSecurityException | MessagingException failed) {
            throw new IllegalStateException("The message can not be written", failed);
        }
    }

    /** A message that tests the connection and says nothing else. */
    public As4Sent ping(As4Mode mode, String messageId) {
        Wire nothing = new Wire("application/xml", "<ping/>".getBytes(StandardCharsets.UTF_8));
        return tell(mode.pinging(), messageId, messageId, Optional.empty(), nothing);
    }

    /** Names the channel that a message lies on, unless it is the default one. */
    private static IAS4ClientBuildMessageCallback onChannel(As4Mode mode) {
        return new IAS4ClientBuildMessageCallback() {
            @Override
            public void onSoapDocument(Document envelope) {
                mode.pulled()
                        .filter(channel -> !channel.equals(As4Mode.DEFAULT_CHANNEL))
                        .ifPresent(channel -> ((Element) envelope.getElementsByTagNameNS(Ebms.NAMESPACE, "UserMessage")
                                        .item(0))
                                .setAttribute("mpc", channel));
            }
        };
    }

    /** The receipt of a message: the digests of all its parts, as they came. */
    public As4Packet receipt(As4Received.Told of) {
        AS4ReceiptMessage receipt = AS4ReceiptMessage.create(
                ESoapVersion.SOAP_12,
                MessageHelperMethods.createRandomMessageID(),
                of.header(),
                of.verified(),
                true,
                null);
        return signed(receipt.getAsSoapDocument(), receipt.getMessagingID());
    }

    /** An error signal to a sender who has proved who it is. */
    public As4Packet error(As4RefusedException refused) {
        AS4ErrorMessage error = errorOf(refused);
        return signed(error.getAsSoapDocument(), error.getMessagingID());
    }

    /** An error signal to a sender who has not proved who it is: no key of this side signs it. */
    public static As4Packet unsignedError(As4RefusedException refused) {
        Phase4.mode();
        return packet(errorOf(refused).getAsSoapDocument());
    }

    /** The request for what lies on the channel. */
    public As4Sent pull(As4Mode mode, String messageId) {
        Phase4.know(mode.channel());
        try (AS4ResourceHelper resources = new AS4ResourceHelper()) {
            AS4ClientPullRequestMessage request = new AS4ClientPullRequestMessage(resources);
            request.setSoapVersion(ESoapVersion.SOAP_12);
            request.setMPC(mode.channel());
            request.setCryptoFactory(crypto);
            AS4SigningParams.createDefault().cloneTo(request.signingParams());
            AS4ClientBuiltMessage built = request.buildMessage(messageId, null);
            return new As4Sent(messageId, packet(built.getHttpEntity()), List.copyOf(built.getAllDSReferences()));
        } catch (IOException | WSSecurityException failed) {
            throw new IllegalStateException("The request can not be written", failed);
        }
    }

    private static AS4ErrorMessage errorOf(As4RefusedException refused) {
        EEbmsError known = Objects.requireNonNull(EEbmsError.getFromErrorCodeOrNull(refused.code()));
        var error = known.errorBuilder(Locale.ROOT).errorDetail(refused.detail());
        refused.messageId().ifPresent(error::refToMessageInError);
        return AS4ErrorMessage.create(
                ESoapVersion.SOAP_12,
                MessageHelperMethods.createEbms3MessageInfo(
                        MessageHelperMethods.createRandomMessageID(),
                        refused.messageId().orElse(null)),
                new CommonsArrayList<>(error.build()));
    }

    private As4Packet signed(Document document, String messagingId) {
        try (AS4ResourceHelper resources = new AS4ResourceHelper()) {
            return packet(AS4Signer.createSignedMessage(
                    crypto,
                    document,
                    ESoapVersion.SOAP_12,
                    messagingId,
                    null,
                    resources,
                    true,
                    AS4SigningParams.createDefault()));
        } catch (WSSecurityException failed) {
            throw new IllegalStateException("The signal can not be signed", failed);
        }
    }

    private static As4Packet packet(Document document) {
        return new As4Packet(
                ESoapVersion.SOAP_12.getMimeType().getAsString(),
                AS4XMLHelper.serializeXML(document).getBytes(StandardCharsets.UTF_8));
    }

    private static As4Packet packet(HttpEntity entity) throws IOException {
        // On one line: a header of HTTP is not folded as one of MIME is.
        String contentType = entity.getContentType().replaceAll("\\s+", " ");
        try {
            if (entity instanceof HttpMimeMessageEntity mime) {
                // They are those of the HTTP request.
                AS4MimeMessageHelper.getAndRemoveAllHeaders(mime.getMimeMessage());
            }
        } catch (MessagingException failed) {
            throw new IOException(failed);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        entity.writeTo(out);
        return new As4Packet(contentType, out.toByteArray());
    }
}
