/** How a whole request fails: RFC 9457 with a reason of the closed list (PROTOCOL §0, §6). */
@NullMarked
package dev.tillstream.gateway.problem;

import org.jspecify.annotations.NullMarked;
