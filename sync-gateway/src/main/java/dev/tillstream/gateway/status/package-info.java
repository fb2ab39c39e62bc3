/** GET /sync/status and /sync/digest: what the server knows of a device and its view (PROTOCOL §4). */
@NullMarked
package dev.tillstream.gateway.status;

import org.jspecify.annotations.NullMarked;
