package org.exchangehub.connectors;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XPathExecutable;
import org.exchangehub.connectors.permit.Dimension;
import org.exchangehub.connectors.permit.HeldRegister;
import org.exchangehub.connectors.permit.PermitFunction;
import org.exchangehub.connectors.permit.PermitHome;
import org.exchangehub.connectors.permit.PermitKind;
import org.exchangehub.connectors.permit.RegisterAction;
import tools.jackson.databind.JsonNode;

/** Reads and checks what a {@code permits.yaml} says of a register that the partner keeps itself. */
final class RegisterReader {

    private static final Map<String, RegisterAction> WRITES =
            Stream.of(RegisterAction.values()).collect(Collectors.toMap(RegisterAction::call, action -> action));
    private static final Set<String> OF_READ = Set.of("kind", "reference");
    private static final Set<String> OF_LIST = Set.of("kind", "holder", "holder-type");
    private static final Set<String> OF_WRITE = Set.of("kind", "reference", "line", "item", "request-id");
    private static final Duration AFTER = Duration.ofSeconds(5);

    private final Folder folder;
    private final YamlFile file;
    private final JsonNode yaml;
    private final HeldRegister.Channel channel;
    private final boolean soap;

    RegisterReader(Folder folder, YamlFile file) {
        this.folder = folder;
        this.file = file;
        this.yaml = file.tree().path("register");
        this.channel = HeldRegister.Channel.valueOf(
                yaml.path("channel").asString("rest").toUpperCase(Locale.ROOT));
        this.soap = channel == HeldRegister.Channel.SOAP;
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
        if (isRest() != yaml.path("reads").has("method")) {
            throw file.fault(
                    "/register/reads",
                    isRest() ? "REST reads are GET" : "reads are marked by their roots, or by tests");
        }
        for (String member : Set.of("headers", "faults", "security")) {
            if (!soap && yaml.has(member)) {
                throw file.fault("/register/" + member, "only SOAP calls have it");
            }
        }
        if (!isRest() && yaml.path("format").asString().equals("json")) {
            throw file.fault(
                    "/register/format", "a call by SOAP or queue carries XML, by which reads are told from writes");
        }
        new FolderChecks(folder, file, Optional.empty())
                .exists("/register/headers/request", yaml.path("headers").path("request"));
        calls();
        held.forEach(this::serves);
    }

    private void calls() {
        CallChecks checks = new CallChecks(file, new FolderChecks(folder, file, Optional.empty()));
        yaml.path("calls").properties().forEach(call -> {
            String place = "/register/calls/" + call.getKey();
            if (call.getValue().has("within")) {
                within(checks, place, call.getValue());
                return;
            }
            boolean writes = WRITES.containsKey(call.getKey());
            checks.call(
                    place,
                    call.getValue(),
                    !isRest(),
                    writes ? OF_WRITE : call.getKey().equals("list") ? OF_LIST : OF_READ);
            if (isRest() && writes != call.getValue().has("request")) {
                throw file.fault(
                        place, writes ? "a write needs a request map" : "a read is a GET, without a request map");
            }
        });
    }

    private boolean isRest() {
        return channel == HeldRegister.Channel.REST;
    }

    private void within(CallChecks checks, String place, JsonNode ledger) {
        if (!place.endsWith("/ledger") || ledger.has("request") || ledger.has("path")) {
            throw file.fault(place, "a ledger that stands in another answer is not asked for");
        }
        checks.call(place, ledger, false, Set.of());
    }

    private void serves(PermitKind kind) {
        for (RegisterAction action : RegisterAction.values()) {
            needs(kind, action.function(), action.call());
        }
        needs(kind, PermitFunction.LIST, "list");
        if (kind.quantity().dimension() != Dimension.NONE) {
            needs(kind, PermitFunction.CHECK, "ledger");
        }
    }

    private void needs(PermitKind kind, PermitFunction function, String call) {
        if (has(kind, function) && !yaml.path("calls").has(call)) {
            throw file.fault("/register/calls", kind.code() + " has the function " + function + ": say how to " + call);
        }
    }

    private static boolean has(PermitKind kind, PermitFunction function) {
        return kind.functions().stream().anyMatch(row -> row.function() == function);
    }

    Optional<HeldRegister> read() {
        if (yaml.isMissingNode()) {
            return Optional.empty();
        }
        Map<RegisterAction, Call> writes = new EnumMap<>(RegisterAction.class);
        WRITES.forEach((name, action) -> call(name).ifPresent(call -> writes.put(action, call)));
        return Optional.of(new HeldRegister(
                channel,
                credentials(),
                mark(),
                headers(),
                !yaml.path("faults").asString("").equals("unclear"),
                FolderReader.text(yaml, "after").map(Duration::parse).orElse(AFTER),
                FolderReader.text(yaml, "timeout").map(Duration::parse),
                call("permit").orElseThrow(),
                call("ledger"),
                yaml.path("calls").path("ledger").has("within"),
                call("list"),
                writes,
                FolderReader.texts(yaml, "together").stream().map(WRITES::get).collect(Collectors.toSet())));
    }

    private HeldRegister.Credentials credentials() {
        JsonNode names = yaml.path("credentials");
        return new HeldRegister.Credentials(
                names.path("read").asString(),
                names.path("write").asString(),
                FolderReader.text(names, "client"),
                yaml.path("security").asString("").equals("username-token-digest"));
    }

    private ReadMark mark() {
        JsonNode reads = yaml.path("reads");
        if (reads.has("method")) {
            return new ReadMark.Get();
        }
        return reads.has("roots")
                ? new ReadMark.Roots(FolderReader.texts(reads, "roots"))
                : new ReadMark.Tests(test("read"), test("write"));
    }

    private XPathExecutable test(String name) {
        try {
            XPathCompiler compiler = Xslt.processor().newXPathCompiler();
            yaml.path("reads")
                    .path("namespaces")
                    .properties()
                    .forEach(prefix -> compiler.declareNamespace(
                            prefix.getKey(), prefix.getValue().asString()));
            return compiler.compile(
                    "boolean(" + yaml.path("reads").path("tests").path(name).asString() + ")");
        } catch (SaxonApiException broken) {
            throw file.fault("/register/reads/tests/" + name, String.valueOf(broken.getMessage()));
        }
    }

    private Optional<HeldRegister.Headers> headers() {
        return Optional.ofNullable(yaml.get("headers"))
                .map(headers -> new HeldRegister.Headers(
                        CallReader.call(headers, soap, Format.XML), FolderReader.text(headers, "echo")));
    }

    private Optional<Call> call(String name) {
        Format format = yaml.path("format").asString().equals("json") ? Format.JSON : Format.XML;
        return Optional.ofNullable(yaml.path("calls").get(name)).map(call -> CallReader.call(call, soap, format));
    }
}
