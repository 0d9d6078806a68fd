package org.exchangehub.routes.binding.rest;

import java.util.List;
import java.util.Optional;
import org.exchangehub.routes.clearance.Policies;
import org.exchangehub.routes.clearance.Policy;
import org.exchangehub.routes.clearance.Shadows;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What operators ask of the release calculus; the security of the application lets nobody else in. */
@RestController
@RequestMapping(path = "/api/v1/clearance", produces = MediaType.APPLICATION_JSON_VALUE)
public final class RestClearance {

    private final Policies policies;
    private final Shadows shadows;

    public RestClearance(Policies policies, Shadows shadows) {
        this.policies = policies;
        this.shadows = shadows;
    }

    /** The policy that decides, and the version of the one that watches. */
    record InForce(Policy policy, Optional<String> shadow) {}

    /** Where two policies differ, newest first. */
    record Differences(List<Shadows.Difference> differences) {}

    /** The policy in force. */
    @GetMapping("/policy")
    InForce policy() {
        return new InForce(policies.inForce(), policies.shadow().map(Policy::version));
    }

    /** Where the shadow, or an earlier one by its version, would have advised otherwise. */
    @GetMapping("/differences")
    Differences differences(
            @RequestParam("shadow") Optional<String> shadow,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        Optional<String> version = shadow.or(() -> policies.shadow().map(Policy::version));
        return new Differences(version.map(one -> shadows.differences(one, Math.clamp(limit, 1, 1000)))
                .orElse(List.of()));
    }
}
