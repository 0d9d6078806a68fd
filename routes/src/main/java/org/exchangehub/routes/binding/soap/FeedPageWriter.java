package org.exchangehub.routes.binding.soap;

import jakarta.xml.bind.JAXBElement;
import java.time.ZoneOffset;
import javax.xml.namespace.QName;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Receives;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.FeedEntry;
import org.exchangehub.contracts.v1.FeedPage;
import org.exchangehub.contracts.v1.Payload;
import org.exchangehub.routes.feed.Feeds.Item;
import org.exchangehub.routes.feed.Feeds.Page;

/** Writes pages of feeds as canonical documents. */
public final class FeedPageWriter {

    private final Catalogue catalogue;
    private final Canonical canonical;
    private final JsonForm json;

    public FeedPageWriter(Catalogue catalogue, Canonical canonical, JsonForm json) {
        this.catalogue = catalogue;
        this.canonical = canonical;
        this.json = json;
    }

    /** @throws RefusedException NOT_ACCEPTABLE where the feed holds messages in a format of its reader's own */
    FeedPage write(Page page) {
        boolean standard = catalogue
                .find(page.feed())
                .flatMap(connector -> connector.receives())
                .map(Receives::format)
                .filter(format -> format.isCanonical())
                .isPresent();
        if (!standard && !page.items().isEmpty()) {
            throw new RefusedException(
                    Reason.NOT_ACCEPTABLE, "The messages of this feed are not canonical: read it by REST");
        }
        FeedPage document = new FeedPage();
        document.setFeed(page.feed().value());
        page.items().forEach(item -> document.getEntry().add(entry(item)));
        document.setMore(page.more());
        return document;
    }

    private FeedEntry entry(Item item) {
        FeedEntry entry = new FeedEntry();
        entry.setMarker(item.marker().toString());
        entry.setMessageID(item.messageId().toString());
        entry.setKind(item.kind().code());
        item.correlationId().ifPresent(entry::setCorrelationID);
        entry.setIssueDateTime(item.offeredAt().atOffset(ZoneOffset.UTC));
        Payload payload = new Payload();
        payload.setAny(message(item, item.kind().type()));
        entry.setPayload(payload);
        return entry;
    }

    private <T> JAXBElement<T> message(Item item, Class<T> type) {
        boolean isJson = item.wire().mediaType().equals("application/json");
        byte[] xml = isJson ? json.toXml(item.wire().bytes()) : item.wire().bytes();
        return new JAXBElement<>(new QName(Canonical.NAMESPACE, item.kind().root()), type, canonical.read(xml, type));
    }
}
