/** Serial numbers: where each piece is, as far as stock was told (S1-36, S1-49). */
@NullMarked
package dev.tillstream.inventory.serial;

import org.jspecify.annotations.NullMarked;
