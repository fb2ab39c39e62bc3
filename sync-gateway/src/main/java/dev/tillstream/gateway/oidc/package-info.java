/** Log-in by the organization's own identity provider (OpenID Connect), where one is configured. */
@NullMarked
package dev.tillstream.gateway.oidc;

import org.jspecify.annotations.NullMarked;
