/** How far each feed has come, in memory and the same on every gateway, so that nothing new costs no query. */
@NullMarked
package dev.tillstream.gateway.head;

import org.jspecify.annotations.NullMarked;
