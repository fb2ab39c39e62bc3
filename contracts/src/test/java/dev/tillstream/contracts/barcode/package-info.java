/** Tests of what a code says. */
@NullMarked
package dev.tillstream.contracts.barcode;

import org.jspecify.annotations.NullMarked;
