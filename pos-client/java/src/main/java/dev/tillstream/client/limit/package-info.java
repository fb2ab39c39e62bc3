/** How far the till may go by itself (B-8), and who allowed it more. */
@NullMarked
package dev.tillstream.client.limit;

import org.jspecify.annotations.NullMarked;
