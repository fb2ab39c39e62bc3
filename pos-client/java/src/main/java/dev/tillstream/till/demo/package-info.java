/** The demo organization: generated, the same on every machine, written through ordinary operations. */
@NullMarked
package dev.tillstream.till.demo;

import org.jspecify.annotations.NullMarked;
