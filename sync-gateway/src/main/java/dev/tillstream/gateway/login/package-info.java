/** The calls by which staff log in, stay and leave, and what guards them against guessing. */
@NullMarked
package dev.tillstream.gateway.login;

import org.jspecify.annotations.NullMarked;
