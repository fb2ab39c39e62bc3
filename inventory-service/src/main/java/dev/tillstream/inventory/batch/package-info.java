/** Batches: what is there of each delivery; sold first what expires first (S1-49). */
@NullMarked
package dev.tillstream.inventory.batch;

import org.jspecify.annotations.NullMarked;
