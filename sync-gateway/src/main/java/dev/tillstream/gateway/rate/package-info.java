/** How often one of many may do something, on this gateway. */
@NullMarked
package dev.tillstream.gateway.rate;

import org.jspecify.annotations.NullMarked;
