/** What people counted: stock is put right as of the time of counting (B-12). */
@NullMarked
package dev.tillstream.inventory.count;

import org.jspecify.annotations.NullMarked;
