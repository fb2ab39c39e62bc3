/** What every request passes before anything looks at it: headers of safety, time for bodies, limits for strangers. */
@NullMarked
package dev.tillstream.gateway.door;

import org.jspecify.annotations.NullMarked;
