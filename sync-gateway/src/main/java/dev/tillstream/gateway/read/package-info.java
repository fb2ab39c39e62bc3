/** Reading for people and programs: passes on what the services answer, with the caller's rights (S0-27). */
@NullMarked
package dev.tillstream.gateway.read;

import org.jspecify.annotations.NullMarked;
