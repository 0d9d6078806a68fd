package org.exchangehub.connectors;

/** What proves, in the header of a SOAP message, who sends it (WS-Security). */
public enum SoapSecurity {
    /** Messages are signed by X.509 certificates, both ways. */
    X509,

    /** A UsernameToken with the password in plain text, both ways; only the connection keeps it secret. */
    USERNAME_TOKEN,

    /** Calls show a UsernameToken with a password digest, a nonce and a time of its own; nothing proves who answers. */
    USERNAME_TOKEN_DIGEST;

    /**
     * The setting {@code hub.partners.<id>.credentials.username-token}: what the hub shows, as {@code user:password}, where the folder names
     * no other.
     */
    public static final String SHOWN = "username-token";

    /** The setting {@code hub.partners.<id>.credentials.username-token-in}: what the partner shows, likewise. */
    public static final String EXPECTED = "username-token-in";
}
