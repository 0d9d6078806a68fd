package org.exchangehub.routes.binding.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.FeedAcknowledgement;
import org.exchangehub.routes.binding.RequestBody;
import org.exchangehub.routes.feed.Feeds;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The calls of partners that read a feed. */
@RestController
@RequestMapping("/api/v1/feeds")
public final class RestFeeds {

    private static final long LONGEST_ACKNOWLEDGEMENT = 10_000;

    private final Supplier<PartnerId> caller;
    private final Feeds feeds;
    private final Canonical canonical;
    private final JsonForm json;

    public RestFeeds(Supplier<PartnerId> caller, Feeds feeds, Canonical canonical, JsonForm json) {
        this.caller = caller;
        this.feeds = feeds;
        this.canonical = canonical;
        this.json = json;
    }

    /** Reads on after a marker, or after the last acknowledged message; changes nothing. */
    @GetMapping(
            path = "/{feed}",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
    ResponseEntity<byte[]> read(
            @PathVariable("feed") String feed,
            @RequestParam(name = "after") Optional<String> after,
            @RequestParam(name = "limit", defaultValue = "100") int limit,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        Feeds.Page page = feeds.page(caller.get(), feed, after, limit);
        return Rendering.wantsXml(accept)
                ? ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(FeedPages.xml(page))
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(FeedPages.json(page));
    }

    /** Takes all messages up to and including the marker off the feed. */
    @PostMapping("/{feed}/acknowledgement")
    ResponseEntity<Void> acknowledge(@PathVariable("feed") String feed, HttpServletRequest request) throws IOException {
        byte[] body = RequestBody.read(request, LONGEST_ACKNOWLEDGEMENT);
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        byte[] xml = type.contains("json") ? json.toXml(body) : body;
        canonical.validate(xml);
        if (!(canonical.read(xml, Object.class) instanceof FeedAcknowledgement acknowledgement)) {
            throw new RefusedException(Reason.KIND_CONTRADICTS_PATH, "The call takes a FeedAcknowledgement");
        }
        feeds.acknowledge(caller.get(), feed, acknowledgement.getMarker());
        return ResponseEntity.noContent().build();
    }
}
