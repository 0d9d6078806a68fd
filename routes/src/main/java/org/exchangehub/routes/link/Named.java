package org.exchangehub.routes.link;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.contracts.v1.LinkKindCode;
import org.exchangehub.contracts.v1.PreviousDocument;
import org.exchangehub.routes.record.Identifier;

/**
 * What a case or movement names.
 *
 * @param kind what it is to the one that names it
 */
public record Named(LinkKindCode kind, Identifier identifier) {

    private static final Pattern MRN = Pattern.compile("[0-9]{2}[A-Z]{2}[A-Z0-9]{14}");

    /** The declarations that the goods come from: its previous documents (EUCDM 12 01) whose number is an MRN. */
    public static List<Named> by(Declaration declaration) {
        return Stream.concat(
                        declaration.getPreviousDocument().stream(),
                        declaration.getGoodsItem().stream().flatMap(item -> item.getPreviousDocument().stream()))
                .map(PreviousDocument::getID)
                .filter(Objects::nonNull)
                .filter(id -> MRN.matcher(id).matches())
                .distinct()
                .map(mrn -> new Named(LinkKindCode.PREVIOUS_DOCUMENT, Identifier.mrn(mrn)))
                .toList();
    }

    /** What the one that names is to the one that is named. */
    public static LinkKindCode opposite(LinkKindCode kind) {
        return switch (kind) {
            case MASTER -> LinkKindCode.HOUSE;
            case HOUSE -> LinkKindCode.MASTER;
            case TRANSPORT -> LinkKindCode.CONSIGNMENT;
            case CONSIGNMENT -> LinkKindCode.TRANSPORT;
            case PREVIOUS_DOCUMENT -> LinkKindCode.ONWARD_DECLARATION;
            case ONWARD_DECLARATION -> LinkKindCode.PREVIOUS_DOCUMENT;
        };
    }
}
