package org.exchangehub.config.console;

import java.util.Optional;
import java.util.function.Supplier;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.routes.view.MovementViews;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Movements on networks as pages for people; also those that have no case. */
@Controller
public final class MovementPages {

    private static final int NEWEST = 100;

    private final Supplier<PartnerId> caller;
    private final MovementViews views;

    MovementPages(Supplier<PartnerId> caller, MovementViews views) {
        this.caller = caller;
        this.views = views;
    }

    /** The newest movements, of all networks or of one, or those with a number. */
    @GetMapping(path = "/movements", produces = MediaType.TEXT_HTML_VALUE)
    String movements(
            @RequestParam(name = "network") Optional<String> network,
            @RequestParam(name = "number") Optional<String> number,
            Model model) {
        PartnerId reader = caller.get();
        Optional<String> chosen = network.filter(text -> !text.isBlank());
        Optional<String> wanted = number.map(String::strip).filter(text -> !text.isEmpty());
        model.addAttribute("reader", reader.value());
        model.addAttribute("networks", views.networks(reader));
        model.addAttribute("network", chosen.orElse(""));
        model.addAttribute("number", wanted.orElse(""));
        model.addAttribute("movements", views.newest(reader, chosen, wanted, NEWEST));
        return "movements";
    }

    @GetMapping(path = "/movements/{id}", produces = MediaType.TEXT_HTML_VALUE)
    String movement(@PathVariable("id") String id, Model model) {
        PartnerId reader = caller.get();
        MovementViews.Seen movement = views.movement(reader, id);
        model.addAttribute("reader", reader.value());
        model.addAttribute("movement", movement);
        model.addAttribute("links", views.links(reader, movement));
        model.addAttribute("events", views.timeline(reader, movement));
        return "movement";
    }
}
