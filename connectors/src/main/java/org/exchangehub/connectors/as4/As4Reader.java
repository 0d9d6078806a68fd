package org.exchangehub.connectors.as4;

import com.helger.collection.commons.ICommonsList;
import com.helger.http.header.HttpHeaderMap;
import com.helger.phase4.attachment.IAS4IncomingAttachmentFactory;
import com.helger.phase4.attachment.WSS4JAttachment;
import com.helger.phase4.crypto.IAS4CryptoFactory;
import com.helger.phase4.ebms3header.Ebms3CollaborationInfo;
import com.helger.phase4.ebms3header.Ebms3Error;
import com.helger.phase4.ebms3header.Ebms3PartyId;
import com.helger.phase4.ebms3header.Ebms3PartyInfo;
import com.helger.phase4.ebms3header.Ebms3SignalMessage;
import com.helger.phase4.ebms3header.Ebms3UserMessage;
import com.helger.phase4.error.AS4ErrorList;
import com.helger.phase4.incoming.AS4IncomingHandler;
import com.helger.phase4.incoming.AS4IncomingMessageMetadata;
import com.helger.phase4.incoming.AS4IncomingProfileSelectorConstant;
import com.helger.phase4.incoming.AS4IncomingReceiverConfiguration;
import com.helger.phase4.incoming.IAS4IncomingMessageState;
import com.helger.phase4.incoming.crypto.AS4IncomingSecurityConfiguration;
import com.helger.phase4.incoming.soap.SoapHeaderElementProcessorRegistry;
import com.helger.phase4.model.ESoapVersion;
import com.helger.phase4.model.message.MessageHelperMethods;
import com.helger.phase4.util.AS4ResourceHelper;
import com.helger.phase4.util.AS4XMLHelper;
import com.helger.phase4.util.Phase4Exception;
import com.helger.xsds.xmldsig.ReferenceType;
import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.exchangehub.connectors.keys.SideKeys;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/** Reads what comes by AS4: verifies, decrypts and unpacks it before anything else sees it, and tells who has proved to be the sender. */
public final class As4Reader {

    private final Map<String, SideKeys> sides;
    private final IAS4CryptoFactory crypto;
    private final long limit;

    /**
     * @param sides the keys towards each other side, at least one
     * @param limit the largest payload, unpacked
     */
    public As4Reader(Map<String, SideKeys> sides, long limit) {
        this(sides, Set.of(), limit);
    }

    /**
     * @param sides the keys towards each other side, at least one
     * @param channels from which other sides may pull, beside the default one
     * @param limit the largest payload, unpacked
     */
    public As4Reader(Map<String, SideKeys> sides, Set<String> channels, long limit) {
        this.sides = Map.copyOf(sides);
        this.crypto = Crypto.of(this.sides);
        this.limit = limit;
        Phase4.mode();
        channels.forEach(Phase4::know);
    }

    /**
     * Reads anew what this side has sent itself, for the receipt that comes later.
     *
     * @param packet as {@link As4Writer} wrote it
     */
    public static As4Sent sent(String messageId, As4Packet packet) {
        Phase4.mode();
        HttpHeaderMap headers = new HttpHeaderMap();
        headers.addHeader("Content-Type", packet.contentType());
        List<ReferenceType> parts = new ArrayList<>();
        try (AS4ResourceHelper resources = new AS4ResourceHelper()) {
            AS4IncomingHandler.parseAS4Message(
                    IAS4IncomingAttachmentFactory.DEFAULT_INSTANCE,
                    resources,
                    AS4IncomingMessageMetadata.createForRequest(),
                    new ByteArrayInputStream(packet.bytes()),
                    headers,
                    (all, envelope, version, attachments) ->
                            parts.addAll(MessageHelperMethods.getAllDSigReferences(envelope)),
                    null);
        } catch (Phase4Exception | IOException | MessagingException | WSSecurityException unreadable) {
            throw new IllegalStateException("What was sent as " + messageId + " can not be read again", unreadable);
        }
        return new As4Sent(messageId, packet, parts);
    }

    /**
     * Reads what came.
     *
     * @throws As4RefusedException with the error to answer
     */
    public As4Received read(As4Packet packet) {
        HttpHeaderMap headers = new HttpHeaderMap();
        headers.addHeader("Content-Type", packet.contentType());
        As4Received[] received = new As4Received[1];
        AS4IncomingMessageMetadata metadata = AS4IncomingMessageMetadata.createForRequest();
        try (AS4ResourceHelper resources = new AS4ResourceHelper()) {
            AS4IncomingHandler.parseAS4Message(
                    IAS4IncomingAttachmentFactory.DEFAULT_INSTANCE,
                    resources,
                    metadata,
                    new ByteArrayInputStream(packet.bytes()),
                    headers,
                    (all, envelope, version, attachments) ->
                            received[0] = read(resources, metadata, all, envelope, version, attachments),
                    null);
        } catch (Phase4Exception | IOException | MessagingException | WSSecurityException | IllegalStateException e) {
            throw new As4RefusedException(Ebms.INVALID_HEADER, Optional.empty(), "It can not be read", e);
        }
        if (received[0] == null) {
            throw new As4RefusedException(Ebms.INVALID_HEADER, Optional.empty(), "It is no SOAP envelope");
        }
        return received[0];
    }

    private As4Received read(
            AS4ResourceHelper resources,
            AS4IncomingMessageMetadata metadata,
            HttpHeaderMap headers,
            Document envelope,
            ESoapVersion version,
            ICommonsList<WSS4JAttachment> attachments)
            throws Phase4Exception {
        Coverage coverage = Coverage.of(envelope);
        String asItCame = AS4XMLHelper.serializeXML(envelope);
        AS4ErrorList errors = new AS4ErrorList();
        IAS4IncomingMessageState state = AS4IncomingHandler.processEbmsMessage(
                resources,
                Locale.ROOT,
                SoapHeaderElementProcessorRegistry.createDefault(
                        (id, service, action, from, to, agreement, address) -> Phase4.mode(),
                        crypto,
                        crypto,
                        Phase4.mode(),
                        AS4IncomingSecurityConfiguration.createDefaultInstance(),
                        new AS4IncomingReceiverConfiguration()),
                headers,
                envelope,
                version,
                attachments,
                new AS4IncomingProfileSelectorConstant(null),
                errors,
                metadata);
        Optional<String> messageId = Optional.ofNullable(state.getMessageID());
        if (errors.isNotEmpty()) {
            throw refused(errors, state, messageId);
        }
        Ebms3SignalMessage signal = state.getEbmsSignalMessage();
        if (signal != null && signal.hasErrorEntries() && !coverage.signed()) {
            return Signals.failure(Optional.empty(), signal);
        }
        coverage.mustSign(envelope, attachments, messageId);
        String sender = sender(state.getSigningCertificate(), messageId);
        if (signal != null) {
            return Signals.read(sender, signal);
        }
        coverage.mustEncrypt(attachments, messageId);
        return told(sender, state, asItCame, envelope);
    }

    /** Whose certificate it is; that phase4 trusts it is not enough. */
    private String sender(@Nullable X509Certificate certificate, Optional<String> messageId) {
        return sides.entrySet().stream()
                .filter(side -> certificate != null && side.getValue().isTheirs(certificate))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new As4RefusedException(
                        Ebms.FAILED_AUTHENTICATION, messageId, "The certificate is not one of a known sender"));
    }

    private As4Received.Told told(String sender, IAS4IncomingMessageState state, String asItCame, Document verified) {
        Ebms3UserMessage message = given(state.getEbmsUserMessage());
        String id = given(given(message.getMessageInfo()).getMessageId());
        Ebms3CollaborationInfo collaboration = given(message.getCollaborationInfo());
        Ebms3PartyInfo parties = given(message.getPartyInfo());
        String action = given(collaboration.getAction());
        return new As4Received.Told(
                sender,
                id,
                Optional.ofNullable(given(message.getMessageInfo()).getRefToMessageId()),
                partyId(given(parties.getFrom()).getPartyIdAtIndex(0)),
                partyId(given(parties.getTo()).getPartyIdAtIndex(0)),
                Optional.ofNullable(collaboration.getAgreementRefValue()),
                given(collaboration.getServiceValue()),
                action,
                Payload.of(state.getDecryptedAttachments(), id, As4Received.PING.equals(action), limit),
                asItCame.getBytes(StandardCharsets.UTF_8),
                verified,
                message);
    }

    private static String partyId(@Nullable Ebms3PartyId party) {
        return given(given(party).getValue());
    }

    /** What the schema of the header says must be there. */
    static <T> T given(@Nullable T value) {
        if (value == null) {
            throw new As4RefusedException(Ebms.INVALID_HEADER, Optional.empty(), "The header lacks what it must have");
        }
        return value;
    }

    /** phase4 says of all that is wrong with the security header that decryption failed. */
    private static As4RefusedException refused(
            AS4ErrorList errors, IAS4IncomingMessageState state, Optional<String> messageId) {
        Exception wrong = state.getSoapWSS4JException();
        Ebms3Error first = errors.iterator().next().getEbmsError();
        if (wrong == null) {
            String words = Optional.ofNullable(first.getErrorDetail()).orElse("It can not be read");
            return new As4RefusedException(given(first.getErrorCode()), messageId, words);
        }
        if (wrong.getCause() instanceof CertificateException) {
            return new As4RefusedException(
                    Ebms.FAILED_AUTHENTICATION, messageId, "The certificate of the sender is not valid now", wrong);
        }
        boolean signature = wrong instanceof WSSecurityException security
                && (security.getErrorCode() == WSSecurityException.ErrorCode.FAILED_AUTHENTICATION
                        || String.valueOf(security.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .contains("signature")
                        || String.valueOf(security.getMessage()).contains("certificate path"));
        return signature
                ? new As4RefusedException(
                        Ebms.FAILED_AUTHENTICATION, messageId, "The signature is not one of a known sender", wrong)
                : new As4RefusedException(
                        Ebms.FAILED_DECRYPTION, messageId, "The message can not be decrypted or verified", wrong);
    }
}
