/** What sees a request before the endpoints do. */
@NullMarked
package dev.tillstream.gateway.route;

import org.jspecify.annotations.NullMarked;
