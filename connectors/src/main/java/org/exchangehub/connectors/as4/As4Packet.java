package org.exchangehub.connectors.as4;

/** What goes over HTTP: a SOAP envelope, alone or with what is attached to it. */
@SuppressWarnings("ArrayRecordComponent")
public record As4Packet(String contentType, byte[] bytes) {}
