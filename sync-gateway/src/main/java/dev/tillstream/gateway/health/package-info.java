/** Whether the gateway can do its work, the feed included. */
@NullMarked
package dev.tillstream.gateway.health;

import org.jspecify.annotations.NullMarked;
