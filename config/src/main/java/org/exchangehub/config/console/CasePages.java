package org.exchangehub.config.console;

import java.util.UUID;
import java.util.function.Supplier;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.routes.view.Views;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Cases as pages for people, at the addresses that machines read them at. */
@Controller
public final class CasePages {

    private static final int NEWEST = 100;

    private final Supplier<PartnerId> caller;
    private final Views views;

    CasePages(Supplier<PartnerId> caller, Views views) {
        this.caller = caller;
        this.views = views;
    }

    /** The newest cases that the reader has a part in. */
    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    String cases(Model model) {
        PartnerId reader = caller.get();
        model.addAttribute("reader", reader.value());
        model.addAttribute("cases", views.newest(reader, NEWEST));
        return "cases";
    }

    @GetMapping(path = "/api/v1/cases/{caseId}", produces = MediaType.TEXT_HTML_VALUE)
    String caseOf(@PathVariable("caseId") String caseId, Model model) {
        PartnerId reader = caller.get();
        model.addAttribute("reader", reader.value());
        model.addAttribute("case", views.caseOf(reader, caseId));
        model.addAttribute("links", views.links(reader, UUID.fromString(caseId)));
        return "case";
    }
}
