package org.exchangehub.routes.binding.rest;

import java.util.Optional;
import java.util.function.Supplier;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.v1.CaseList;
import org.exchangehub.routes.control.ControlViews;
import org.exchangehub.routes.view.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The calls that ask where a case, a message or a referral stands. */
@RestController
@RequestMapping(
        path = "/api/v1",
        produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
public final class RestViews {

    private final Supplier<PartnerId> caller;
    private final Views views;
    private final ControlViews controls;
    private final Rendering rendering;

    public RestViews(Supplier<PartnerId> caller, Views views, ControlViews controls, Rendering rendering) {
        this.caller = caller;
        this.views = views;
        this.controls = controls;
        this.rendering = rendering;
    }

    @GetMapping("/cases/{caseId}")
    ResponseEntity<byte[]> caseOf(
            @PathVariable("caseId") String caseId,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        return rendering.of(views.caseOf(caller.get(), caseId), accept);
    }

    @GetMapping("/cases")
    ResponseEntity<byte[]> cases(
            @RequestParam(name = "mrn") Optional<String> mrn,
            @RequestParam(name = "lrn") Optional<String> lrn,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        CaseList found = new CaseList();
        found.getCase().addAll(views.cases(caller.get(), mrn, lrn));
        return rendering.of(found, accept);
    }

    @GetMapping(path = "/messages/{messageId}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> message(@PathVariable("messageId") String messageId) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(Json.of(views.message(caller.get(), messageId)));
    }

    @GetMapping("/referrals/{referralId}")
    ResponseEntity<byte[]> referral(
            @PathVariable("referralId") String referralId,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        return rendering.of(views.referral(caller.get(), referralId), accept);
    }

    @GetMapping("/controls/{controlId}")
    ResponseEntity<byte[]> control(
            @PathVariable("controlId") String controlId,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        return rendering.of(controls.control(caller.get(), controlId), accept);
    }

    @GetMapping("/controls")
    ResponseEntity<byte[]> controls(
            @RequestParam(name = "caseId") String caseId,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        return rendering.of(controls.ofCase(caller.get(), caseId), accept);
    }
}
