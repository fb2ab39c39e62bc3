/** What an installer sets up: organizations, branches and devices with their keys (PROTOCOL §7). */
@NullMarked
package dev.tillstream.gateway.registry;

import org.jspecify.annotations.NullMarked;
