/** Tests of the package of this name. */
@NullMarked
package dev.tillstream.client.sale;

import org.jspecify.annotations.NullMarked;
