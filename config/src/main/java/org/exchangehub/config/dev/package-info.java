/** What makes the hub easy to try: throw-away tokens and a login without a password. Never with the profile prod. */
@org.jspecify.annotations.NullMarked
package org.exchangehub.config.dev;
