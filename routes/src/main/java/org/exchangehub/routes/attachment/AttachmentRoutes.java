package org.exchangehub.routes.attachment;

import static org.exchangehub.routes.exchange.Typed.act;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;

/** What happens to attachments by themselves: abandoned uploads go, the rest is offered to the scanner. */
public final class AttachmentRoutes extends RouteBuilder {

    private final ScanSteps steps;
    private final Attachments attachments;
    private final Duration patience;

    /** @param patience how long an upload may stand still before it is forgotten */
    public AttachmentRoutes(ScanSteps steps, Attachments attachments, Duration patience) {
        this.steps = steps;
        this.attachments = attachments;
        this.patience = patience;
    }

    @Override
    public void configure() {
        // spotless:off
        from("timer:scan?period=500").routeId("scan attachments")
            .process(act(tick -> steps.scan())).id("offer what has come to the scanner")
            .process(act(tick -> steps.park())).id("park deliveries of what was rejected");

        from("timer:sweep?period=5000").routeId("sweep abandoned uploads")
            .process(act(tick -> attachments.sweep(patience))).id("forget what stands still");
        // spotless:on
    }
}
