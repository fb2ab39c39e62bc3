/** Secrets that are told once, and known again by their hash. */
@NullMarked
package dev.tillstream.gateway.secret;

import org.jspecify.annotations.NullMarked;
