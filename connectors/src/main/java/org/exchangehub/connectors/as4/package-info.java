/** Messages by AS4 (OASIS AS4 profile of ebMS 3.0): signed, encrypted and compressed, with receipts that prove what arrived. */
@NullMarked
package org.exchangehub.connectors.as4;

import org.jspecify.annotations.NullMarked;
