/** The one money algorithm (DESIGN §6), run alike by tills and servers. */
@NullMarked
package dev.tillstream.contracts.money;

import org.jspecify.annotations.NullMarked;
