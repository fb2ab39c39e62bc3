/** The branches that sessions and devices can work in: those of the catalog. */
@NullMarked
package dev.tillstream.gateway.branch;

import org.jspecify.annotations.NullMarked;
