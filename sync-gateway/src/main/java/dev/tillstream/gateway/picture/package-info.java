/** What an uploaded picture is, by its bytes alone, and how it becomes small WebP files: pure, and bounded in memory. */
@NullMarked
package dev.tillstream.gateway.picture;

import org.jspecify.annotations.NullMarked;
