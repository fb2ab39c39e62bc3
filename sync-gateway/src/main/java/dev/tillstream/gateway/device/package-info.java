/** Who speaks: devices, the keys that they speak with, and how often they may. */
@NullMarked
package dev.tillstream.gateway.device;

import org.jspecify.annotations.NullMarked;
