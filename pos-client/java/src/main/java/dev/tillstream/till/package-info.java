/** The till on a command line, and the demo data. */
@NullMarked
package dev.tillstream.till;

import org.jspecify.annotations.NullMarked;
