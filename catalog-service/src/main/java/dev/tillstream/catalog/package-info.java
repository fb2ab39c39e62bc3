/** Master data of the chain: what it sells, to whom, by which rules (DESIGN §3). */
@NullMarked
package dev.tillstream.catalog;

import org.jspecify.annotations.NullMarked;
