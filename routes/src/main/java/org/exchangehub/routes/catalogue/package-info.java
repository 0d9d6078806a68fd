/** Which version of each partner's folder is in force on all nodes, and how a changed folder gets there. */
@org.jspecify.annotations.NullMarked
package org.exchangehub.routes.catalogue;
