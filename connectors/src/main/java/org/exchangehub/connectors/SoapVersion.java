package org.exchangehub.connectors;

/** The version of SOAP in which a partner is called. */
public enum SoapVersion {
    V1_1,
    V1_2
}
