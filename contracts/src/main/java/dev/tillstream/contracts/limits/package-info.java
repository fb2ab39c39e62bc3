/** How far a till may go by itself (B-8), as pure rules over its settings. */
@NullMarked
package dev.tillstream.contracts.limits;

import org.jspecify.annotations.NullMarked;
