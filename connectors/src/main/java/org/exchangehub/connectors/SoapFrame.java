package org.exchangehub.connectors;

import java.util.List;
import java.util.Optional;

/**
 * How one message stands in its SOAP call, as a folder's call map says: it reads the message in the partner's form and writes, in the
 * namespace {@link Calls#NAMESPACE}, {@code call} with these as attributes and the SOAP header elements in it.
 *
 * @param path added to the partner's address
 * @param action of SOAP and of WS-Addressing
 * @param messageId of WS-Addressing, the same whenever the message is sent again; that of the delivery where there is none
 * @param addressed whether the call has headers of WS-Addressing, and the HTTP headers in which the hub names a message
 * @param echo the header element, as {@code {namespace}name}, in which the answer repeats the id of the message
 * @param oneWay whether the partner says nothing within the call but that it has the message: an empty answer
 * @param headers elements of the SOAP header, each a document of its own
 */
public record SoapFrame(
        Optional<String> path,
        String action,
        Optional<String> messageId,
        boolean addressed,
        Optional<String> echo,
        boolean oneWay,
        List<String> headers) {

    public SoapFrame {
        headers = List.copyOf(headers);
    }
}
