/** What a scanned code says (B-14): product, variant or box, and what a scale printed into it. */
@NullMarked
package dev.tillstream.contracts.barcode;

import org.jspecify.annotations.NullMarked;
