/** Who speaks: devices and staff, the credentials that they speak with, and how often they may. */
@NullMarked
package dev.tillstream.gateway.caller;

import org.jspecify.annotations.NullMarked;
