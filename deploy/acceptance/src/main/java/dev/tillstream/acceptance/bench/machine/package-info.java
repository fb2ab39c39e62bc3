/** The installation as processes of this machine: where it is, what processor time and memory it takes. */
@NullMarked
package dev.tillstream.acceptance.bench.machine;

import org.jspecify.annotations.NullMarked;
