/** Organizations, branches and devices, and the keys that devices speak with. */
@NullMarked
package dev.tillstream.gateway.device;

import org.jspecify.annotations.NullMarked;
