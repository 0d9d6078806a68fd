package org.exchangehub.connectors;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exchangehub.connectors.permit.Dimension;
import org.exchangehub.connectors.permit.HeldRegister;
import org.exchangehub.connectors.permit.PermitFunction;
import org.exchangehub.connectors.permit.PermitHome;
import org.exchangehub.connectors.permit.PermitKind;
import org.exchangehub.contracts.v1.AllocationActionCode;
import tools.jackson.databind.JsonNode;

/** Reads and checks what a {@code permits.yaml} says of a register that the partner keeps itself. */
final class RegisterReader {

    private static final Map<String, AllocationActionCode> WRITES = Map.of(
            "reserve", AllocationActionCode.RESERVE,
            "release", AllocationActionCode.RELEASE,
            "write-off", AllocationActionCode.WRITE_OFF,
            "amend", AllocationActionCode.AMEND,
            "invalidate", AllocationActionCode.INVALIDATE);
    private static final Set<String> OF_READ = Set.of("kind", "reference");
    private static final Set<String> OF_LIST = Set.of("kind", "holder", "holder-type");
    private static final Set<String> OF_WRITE = Set.of("kind", "reference", "line", "item", "request-id");
    private static final Duration AFTER = Duration.ofSeconds(5);

    private final Folder folder;
    private final YamlFile file;
    private final JsonNode yaml;
    private final boolean soap;

    RegisterReader(Folder folder, YamlFile file) {
        this.folder = folder;
        this.file = file;
        this.yaml = file.tree().path("register");
        this.soap = yaml.path("channel").asString("").equals("soap");
    }

    /** @throws BadFolderException where a kind could not be used as it says */
    void check(List<PermitKind> kinds) {
        List<PermitKind> held =
                kinds.stream().filter(kind -> kind.home() == PermitHome.PARTNER).toList();
        if (yaml.isMissingNode()) {
            if (!held.isEmpty()) {
                throw file.fault(
                        "/kinds", held.get(0).code() + " is kept by the partner: say how its register is called");
            }
            return;
        }
        if (held.isEmpty()) {
            throw file.fault("/register", "no kind is kept by the partner");
        }
        if (yaml.path("credentials")
                .path("read")
                .equals(yaml.path("credentials").path("write"))) {
            throw file.fault("/register/credentials", "what reads and what writes has a credential of its own each");
        }
        boolean byRoots = yaml.path("reads").has("roots");
        if (soap != byRoots) {
            throw file.fault("/register/reads", soap ? "SOAP reads are marked by their roots" : "REST reads are GET");
        }
        if (soap && yaml.path("format").asString().equals("json")) {
            throw file.fault("/register/format", "a SOAP call carries XML");
        }
        calls();
        held.forEach(this::serves);
    }

    private void calls() {
        CallChecks checks = new CallChecks(file, new FolderChecks(folder, file, Optional.empty()));
        yaml.path("calls").properties().forEach(call -> {
            String place = "/register/calls/" + call.getKey();
            boolean writes = WRITES.containsKey(call.getKey());
            checks.call(
                    place,
                    call.getValue(),
                    soap,
                    writes ? OF_WRITE : call.getKey().equals("list") ? OF_LIST : OF_READ);
            if (!soap && writes != call.getValue().has("request")) {
                throw file.fault(
                        place, writes ? "a write needs a request map" : "a read is a GET, without a request map");
            }
        });
    }

    private void serves(PermitKind kind) {
        needs(kind, PermitFunction.QUANTITY, "reserve", "release", "write-off");
        needs(kind, PermitFunction.AMEND, "amend", "invalidate");
        needs(kind, PermitFunction.LIST, "list");
        if (kind.quantity().dimension() != Dimension.NONE) {
            needs(kind, PermitFunction.CHECK, "ledger");
        }
        for (PermitFunction function : Set.of(PermitFunction.INTERVENE, PermitFunction.RECORD)) {
            if (has(kind, function)) {
                throw file.fault(
                        "/kinds", kind.code() + " is kept by the partner, which knows no such function: " + function);
            }
        }
    }

    private void needs(PermitKind kind, PermitFunction function, String... calls) {
        for (String call : calls) {
            if (has(kind, function) && !yaml.path("calls").has(call)) {
                throw file.fault(
                        "/register/calls", kind.code() + " has the function " + function + ": say how to " + call);
            }
        }
    }

    private static boolean has(PermitKind kind, PermitFunction function) {
        return kind.functions().stream().anyMatch(row -> row.function() == function);
    }

    Optional<HeldRegister> read() {
        if (yaml.isMissingNode()) {
            return Optional.empty();
        }
        Map<AllocationActionCode, Call> writes = new EnumMap<>(AllocationActionCode.class);
        WRITES.forEach((name, action) -> call(name).ifPresent(call -> writes.put(action, call)));
        Set<String> roots = new HashSet<>();
        yaml.path("reads").path("roots").forEach(root -> roots.add(root.asString()));
        return Optional.of(new HeldRegister(
                soap,
                yaml.path("credentials").path("read").asString(),
                yaml.path("credentials").path("write").asString(),
                roots,
                FolderReader.text(yaml, "after").map(Duration::parse).orElse(AFTER),
                call("permit").orElseThrow(),
                call("ledger"),
                call("list"),
                writes));
    }

    private Optional<Call> call(String name) {
        Format format = yaml.path("format").asString().equals("json") ? Format.JSON : Format.XML;
        return Optional.ofNullable(yaml.path("calls").get(name)).map(call -> CallReader.call(call, soap, format));
    }
}
