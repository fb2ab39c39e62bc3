/** What the gateway itself keeps of a person goes with the person's record (B-19). */
@NullMarked
package dev.tillstream.gateway.erasure;

import org.jspecify.annotations.NullMarked;
