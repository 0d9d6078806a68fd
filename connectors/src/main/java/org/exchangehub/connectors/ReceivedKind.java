package org.exchangehub.connectors;

import java.util.List;
import java.util.Optional;

/**
 * How one kind of message reaches a partner.
 *
 * @param mappings one for each version of the partner's contract that it speaks; the first that applies is taken
 * @param path added to the partner's address
 * @param call the map that tells how a message stands in its SOAP call, where the folder has one: a {@link SoapFrame}
 * @param repeatable true where the partner removes duplicates by message id, so that a lost answer, or one that does not say that nothing was
 *     done, is met by sending again
 * @param readBack the call by which such an answer is settled otherwise
 * @param answers what the partner says within the call, where that is more than that it has the message
 */
public record ReceivedKind(
        List<ToldMapping> mappings,
        Optional<String> path,
        Optional<String> operation,
        Optional<String> soapAction,
        Optional<Call> call,
        boolean repeatable,
        Optional<ReadBack> readBack,
        List<AnswerMapping> answers) {}
