package org.exchangehub.connectors;

/**
 * A call by which a partner tells that it is there and nothing else, as the map {@code receives.alive} of its folder says: in the
 * namespace {@link Calls#NAMESPACE}, {@code calls} with one or more {@code call}, each as in {@link SoapFrame} with a {@code body} besides.
 *
 * @param body the element in the SOAP body
 */
public record AliveCall(SoapFrame frame, Wire body) {}
