/** Passwords: which are good enough, and how they are kept (Argon2id). */
@NullMarked
package dev.tillstream.gateway.password;

import org.jspecify.annotations.NullMarked;
