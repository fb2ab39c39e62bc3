/** Everything that happens at a till, written whole in one local transaction. */
@NullMarked
package dev.tillstream.client.record;

import org.jspecify.annotations.NullMarked;
