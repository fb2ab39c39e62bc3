/** Tests of the package of this name. */
@NullMarked
package dev.tillstream.client.parking;

import org.jspecify.annotations.NullMarked;
