/** The hash chain over a device's documents (B-3), computed by the till and verified by the server. */
@NullMarked
package dev.tillstream.contracts.fiscal;

import org.jspecify.annotations.NullMarked;
