package org.exchangehub.routes.binding.soap;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.intake.Operation;

/** The published SOAP services, each with its own WSDL and address, and the operations that it offers. */
public enum SoapService {
    DECLARATIONS(
            Operation.LODGE_DECLARATION,
            Operation.REPLACE_DECLARATION,
            Operation.ACCEPT_DECLARATION,
            Operation.CANCEL_DECLARATION,
            Operation.REPORT_OUTCOME),
    REFERRALS(Operation.SUBMIT_DISPOSITION, Operation.GET_REFERRAL),
    PERMITS(
            Operation.REGISTER_PERMIT,
            Operation.CHECK_PERMITS,
            Operation.ALLOCATE_PERMIT,
            Operation.PROPOSE_INTERVENTION,
            Operation.CONFIRM_INTERVENTION,
            Operation.FIND_PERMITS,
            Operation.GET_PERMIT,
            Operation.GET_PERMIT_LEDGER,
            Operation.GET_PERMIT_ANSWER),
    CONTROLS(
            Operation.ORDER_CONTROL,
            Operation.RESPOND_TO_CONTROL,
            Operation.REPORT_CONTROL_RESULT,
            Operation.REPORT_LABORATORY_RESULT,
            Operation.GET_CONTROL,
            Operation.FIND_CONTROLS),
    NOTICES(Operation.SEND_NOTICE),
    CASES(Operation.GET_CASE, Operation.FIND_CASES),
    MESSAGES(Operation.SEND_MESSAGE, Operation.GET_MESSAGE),
    FEEDS(Operation.READ_FEED, Operation.ACKNOWLEDGE_FEED);

    private final List<Operation> operations;

    SoapService(Operation... operations) {
        this.operations = List.of(operations);
    }

    public List<Operation> operations() {
        return operations;
    }

    /** The last part of its address and the name of its WSDL, for example {@code declarations}. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the service in its WSDL, for example {@code {urn:exchangehub:v1:declarations}Declarations}. */
    public QName qName() {
        return new QName(namespace(), name().charAt(0) + path().substring(1));
    }

    /** The name of its port in its WSDL. */
    public QName port() {
        return new QName(namespace(), qName().getLocalPart() + "Port");
    }

    /** The value of SOAPAction for an operation, for example {@code urn:exchangehub:v1:declarations:LodgeDeclaration}. */
    public String action(Operation operation) {
        return namespace() + ":" + operation.title();
    }

    /**
     * The operation that the element of a call is named as.
     *
     * @throws RefusedException UNKNOWN_KIND, or KIND_CONTRADICTS_PATH where another service offers it
     */
    Operation operation(Span call) {
        Operation operation = Optional.of(call.name())
                .filter(name -> name.getNamespaceURI().equals(Canonical.NAMESPACE))
                .flatMap(name -> Operation.ofTitle(name.getLocalPart()))
                .orElseThrow(() -> new RefusedException(
                        Reason.UNKNOWN_KIND, call.position(), "The hub knows no call " + call.name()));
        if (!operations.contains(operation)) {
            throw new RefusedException(
                    Reason.KIND_CONTRADICTS_PATH,
                    call.position(),
                    operation.title() + " is a call of the service "
                            + of(operation).path());
        }
        return operation;
    }

    boolean takesMessages() {
        return operations.stream().anyMatch(SoapService::bringsMessage);
    }

    /** Whether the call is answered by what its message asks for, and not by a receipt. */
    static boolean isQuestion(Operation operation) {
        return switch (operation) {
            case CHECK_PERMITS, ALLOCATE_PERMIT, PROPOSE_INTERVENTION, CONFIRM_INTERVENTION -> true;
            default -> false;
        };
    }

    /** The service that offers an operation. */
    public static SoapService of(Operation operation) {
        return Arrays.stream(values())
                .filter(service -> service.operations.contains(operation))
                .findFirst()
                .orElseThrow();
    }

    /** Whether the call brings a message, and is no mere question. */
    static boolean bringsMessage(Operation operation) {
        return switch (operation) {
            case LODGE_DECLARATION,
                    REPLACE_DECLARATION,
                    ACCEPT_DECLARATION,
                    CANCEL_DECLARATION,
                    REPORT_OUTCOME,
                    SUBMIT_DISPOSITION,
                    REGISTER_PERMIT,
                    CHECK_PERMITS,
                    ALLOCATE_PERMIT,
                    PROPOSE_INTERVENTION,
                    CONFIRM_INTERVENTION,
                    ORDER_CONTROL,
                    RESPOND_TO_CONTROL,
                    REPORT_CONTROL_RESULT,
                    REPORT_LABORATORY_RESULT,
                    SEND_NOTICE,
                    SEND_MESSAGE -> true;
            case GET_CASE,
                    FIND_CASES,
                    GET_MESSAGE,
                    GET_REFERRAL,
                    FIND_PERMITS,
                    GET_PERMIT,
                    GET_PERMIT_LEDGER,
                    GET_PERMIT_ANSWER,
                    GET_CONTROL,
                    FIND_CONTROLS,
                    READ_FEED,
                    ACKNOWLEDGE_FEED -> false;
            case SEND_ATTACHMENT, GET_ATTACHMENT, DESCRIBE_ATTACHMENT -> throw notBySoap(operation);
        };
    }

    /** The member of the call that names what its message is about, where it has one. */
    static Optional<String> target(Operation operation) {
        return switch (operation) {
            case REPLACE_DECLARATION, ACCEPT_DECLARATION, CANCEL_DECLARATION, REPORT_OUTCOME -> Optional.of("CaseID");
            case SUBMIT_DISPOSITION -> Optional.of("ReferralID");
            case RESPOND_TO_CONTROL, REPORT_CONTROL_RESULT, REPORT_LABORATORY_RESULT -> Optional.of("ControlID");
            case LODGE_DECLARATION,
                    REGISTER_PERMIT,
                    CHECK_PERMITS,
                    ALLOCATE_PERMIT,
                    PROPOSE_INTERVENTION,
                    CONFIRM_INTERVENTION,
                    FIND_PERMITS,
                    GET_PERMIT,
                    GET_PERMIT_LEDGER,
                    GET_PERMIT_ANSWER,
                    ORDER_CONTROL,
                    SEND_NOTICE,
                    SEND_MESSAGE,
                    GET_CONTROL,
                    FIND_CONTROLS,
                    GET_CASE,
                    FIND_CASES,
                    GET_MESSAGE,
                    GET_REFERRAL,
                    READ_FEED,
                    ACKNOWLEDGE_FEED -> Optional.empty();
            case SEND_ATTACHMENT, GET_ATTACHMENT, DESCRIBE_ATTACHMENT -> throw notBySoap(operation);
        };
    }

    private static IllegalArgumentException notBySoap(Operation operation) {
        return new IllegalArgumentException(operation.title() + " is offered by REST alone");
    }

    private String namespace() {
        return Canonical.NAMESPACE + ":" + path();
    }
}
