/** Tests of the package of this name. */
@NullMarked
package dev.tillstream.client.limit;

import org.jspecify.annotations.NullMarked;
