/** Tills and a gateway as a service meets them: what the tests of several modules are made of. */
@NullMarked
package dev.tillstream.local.simulated;

import org.jspecify.annotations.NullMarked;
