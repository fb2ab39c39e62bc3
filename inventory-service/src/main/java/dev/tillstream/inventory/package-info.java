/** The inventory service: everything that moves stock, in one unit of work. */
@NullMarked
package dev.tillstream.inventory;

import org.jspecify.annotations.NullMarked;
