package org.exchangehub.routes.notice;

import java.util.List;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.notice.Protocol;
import org.exchangehub.connectors.notice.Tie;
import org.exchangehub.connectors.notice.Ties;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.contracts.v1.Notice;
import org.exchangehub.routes.exchange.Message;
import org.exchangehub.routes.link.End;
import org.exchangehub.routes.link.Links;
import org.exchangehub.routes.link.Named;
import org.exchangehub.routes.record.Identifier;

/** Links the movement of a notice with what the notice names: by the folder's own rules, or by the declaration that it carries. */
public final class MovementLinks {

    private final Links links;

    public MovementLinks(Links links) {
        this.links = links;
    }

    /** @param identifiers what the notice says that the movement is known by */
    void follow(Movement movement, Protocol protocol, Message<Notice> message, List<Identifier> identifiers) {
        End end = new End(movement.id(), movement.chain(), message.kind(), message.id());
        Optional<Ties> ties = protocol.ties().apply(message.canonical());
        if (ties.isPresent()) {
            switch (ties.get()) {
                case Ties.All all ->
                    links.say(
                            end,
                            identifiers,
                            all.document().map(document -> Identifier.document(movement.network(), document)),
                            named(movement.network(), all.names()),
                            all.kept());
                case Ties.Apart apart -> change(end, movement.network(), identifiers, apart);
            }
            return;
        }
        Declaration declaration = message.payload().getDeclaration();
        if (declaration != null) {
            // Where the declaration has a case, that names them.
            links.say(end, identifiers, movement.caseId().isPresent() ? List.of() : Named.by(declaration));
        } else {
            links.bears(end, identifiers);
        }
    }

    private void change(End end, PartnerId network, List<Identifier> identifiers, Ties.Apart apart) {
        List<Named> added = named(network, apart.added());
        for (Named one : links.change(end, identifiers, added, named(network, apart.taken()))) {
            throw new RefusedException(
                    Reason.OUT_OF_SEQUENCE,
                    "/Notice/Content",
                    (added.contains(one) ? "It is tied already to its " : "It is not tied to a ") + one.kind() + ", "
                            + one.identifier().key());
        }
    }

    private static List<Named> named(PartnerId network, List<Tie> ties) {
        return ties.stream().map(tie -> named(network, tie)).toList();
    }

    private static Named named(PartnerId network, Tie tie) {
        return new Named(
                tie.kind(),
                switch (tie.by()) {
                    case MRN -> Identifier.mrn(tie.value());
                    case LRN -> new Identifier("LRN:" + tie.value());
                    case DOCUMENT -> Identifier.document(network, tie.value());
                });
    }
}
