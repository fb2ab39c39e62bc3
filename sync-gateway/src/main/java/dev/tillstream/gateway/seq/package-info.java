/** Each device's own numbers: which have been received, and how far its clock is ahead. */
@NullMarked
package dev.tillstream.gateway.seq;

import org.jspecify.annotations.NullMarked;
