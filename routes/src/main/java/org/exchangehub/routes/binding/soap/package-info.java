/** The SOAP binding of the operations: CXF in payload mode, driven by the published WSDLs. */
@NullMarked
package org.exchangehub.routes.binding.soap;

import org.jspecify.annotations.NullMarked;
