/** Short-lived tokens that tell the services whom the gateway has authenticated, and the keys to check them with. */
@NullMarked
package dev.tillstream.gateway.token;

import org.jspecify.annotations.NullMarked;
