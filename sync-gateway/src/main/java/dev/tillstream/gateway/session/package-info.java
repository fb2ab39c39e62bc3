/** Sessions of staff: who works in which role and branch, until when, and how a session goes on and ends. */
@NullMarked
package dev.tillstream.gateway.session;

import org.jspecify.annotations.NullMarked;
