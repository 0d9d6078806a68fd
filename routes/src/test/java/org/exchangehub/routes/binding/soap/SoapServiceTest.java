package org.exchangehub.routes.binding.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.exchangehub.contracts.CallSchema;
import org.exchangehub.contracts.Kind;
import org.exchangehub.routes.intake.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The table of operations and the published WSDLs say the same. */
class SoapServiceTest {

    private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
    private static final String SOAP = "http://schemas.xmlsoap.org/wsdl/soap/";
    private static final String XS = "http://www.w3.org/2001/XMLSchema";

    @Test
    void eachOperationIsOfferedByOneService() {
        assertThat(Arrays.stream(SoapService.values()).flatMap(service -> service.operations().stream()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Operation.values())
                        .filter(operation -> !operation.isByRestAlone())
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void theWsdlOffersTheOperationsOfTheTable(SoapService service) throws Exception {
        Document wsdl = read(service.path() + ".wsdl");
        String namespace = service.qName().getNamespaceURI();
        assertThat(wsdl.getDocumentElement().getAttribute("targetNamespace")).isEqualTo(namespace);
        assertThat(only(wsdl, WSDL, "service").getAttribute("name"))
                .isEqualTo(service.qName().getLocalPart());
        assertThat(only(wsdl, WSDL, "port").getAttribute("name"))
                .isEqualTo(service.port().getLocalPart());

        List<String> titles =
                service.operations().stream().map(Operation::title).toList();
        Element portType = only(wsdl, WSDL, "portType");
        assertThat(names(elements(portType, WSDL, "operation"))).containsExactlyElementsOf(titles);
        for (Element operation : elements(portType, WSDL, "operation")) {
            assertThat(elements(operation, WSDL, "fault")).hasSize(1);
            assertThat(elements(operation, WSDL, "documentation")).hasSize(1);
        }
        assertThat(elements(only(wsdl, WSDL, "binding"), SOAP, "operation"))
                .extracting(operation -> operation.getAttribute("soapAction"))
                .containsExactlyElementsOf(
                        service.operations().stream().map(service::action).toList());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = ".*_ATTACHMENT")
    void theSchemaHasACallAndAnAnswerForEachOperation(Operation operation) throws Exception {
        List<Element> declared = elements(read("operations.xsd").getDocumentElement(), XS, "element");
        assertThat(names(declared)).contains(operation.title(), operation.title() + "Response");
        Element call = declared.stream()
                .filter(element -> element.getAttribute("name").equals(operation.title()))
                .findFirst()
                .orElseThrow();
        SoapService.target(operation)
                .ifPresent(target ->
                        assertThat(names(elements(call, XS, "element"))).contains(target));
        operation
                .kind()
                .map(Kind::root)
                .ifPresent(root -> assertThat(elements(call, XS, "element"))
                        .extracting(element -> element.getAttribute("ref"))
                        .contains(root));
    }

    @Test
    void aReceiverTakesCanonicalMessagesAndTheSchemaCompiles() throws Exception {
        new CallSchema();
        Document wsdl = read("receiver.wsdl");
        List<String> operations = names(elements(only(wsdl, WSDL, "portType"), WSDL, "operation"));
        assertThat(operations)
                .containsExactly(
                        Kind.REFERRAL.root(),
                        Kind.WITHDRAWAL.root(),
                        Kind.CLEARANCE_ADVICE.root(),
                        Kind.REMINDER.root(),
                        Kind.RECALL.root(),
                        Kind.CONTROL_ORDER.root(),
                        Kind.CONTROL_RESPONSE.root(),
                        Kind.CONTROL_PROPOSAL.root(),
                        Kind.CONTROL_RESULT.root(),
                        Kind.LABORATORY_RESULT.root(),
                        Kind.ROUTING_SIGNAL.root(),
                        Kind.NOTICE.root(),
                        Kind.REFUSAL.root());
        assertThat(elements(only(wsdl, WSDL, "binding"), SOAP, "operation"))
                .extracting(operation -> operation.getAttribute("soapAction"))
                .containsExactlyElementsOf(operations.stream()
                        .map(name -> "urn:exchangehub:v1:receiver:" + name)
                        .toList());
    }

    private static Document read(String file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        try (InputStream stream =
                Objects.requireNonNull(SoapServiceTest.class.getResourceAsStream("/wsdl/v1/" + file))) {
            return factory.newDocumentBuilder().parse(stream);
        }
    }

    private static Element only(Document document, String namespace, String name) {
        List<Element> found = elements(document.getDocumentElement(), namespace, name);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<Element> elements(Element in, String namespace, String name) {
        var nodes = in.getElementsByTagNameNS(namespace, name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static List<String> names(List<Element> elements) {
        return elements.stream()
                .map(element -> element.getAttribute("name"))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
