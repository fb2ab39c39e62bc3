/** What people decide about operations that were kept: let in after all, or discarded (B-10). */
@NullMarked
package dev.tillstream.gateway.release;

import org.jspecify.annotations.NullMarked;
