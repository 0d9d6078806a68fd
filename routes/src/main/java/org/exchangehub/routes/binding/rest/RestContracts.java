package org.exchangehub.routes.binding.rest;

import org.exchangehub.contracts.published.AsyncApi;
import org.exchangehub.contracts.published.OpenApi;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The published contracts of the REST and the queue binding; anyone may read them. */
@RestController
@RequestMapping("/api/v1")
public final class RestContracts {

    private static final MediaType YAML = MediaType.valueOf("application/yaml");

    private final byte[] openApi = new OpenApi().yaml();
    private final byte[] asyncApi = new AsyncApi().yaml();

    @GetMapping("/openapi.yaml")
    ResponseEntity<byte[]> openApi() {
        return ResponseEntity.ok().contentType(YAML).body(openApi);
    }

    @GetMapping("/asyncapi.yaml")
    ResponseEntity<byte[]> asyncApi() {
        return ResponseEntity.ok().contentType(YAML).body(asyncApi);
    }
}
