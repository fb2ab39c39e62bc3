/** The whole stack, as a user starts it: end to end over HTTP, and with its processes killed. */
@NullMarked
package dev.tillstream.acceptance;

import org.jspecify.annotations.NullMarked;
