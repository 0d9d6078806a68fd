/** SOAP messages signed by X.509 certificates (WS-Security 1.1), by either side of an exchange. */
@NullMarked
package org.exchangehub.connectors.wss;

import org.jspecify.annotations.NullMarked;
