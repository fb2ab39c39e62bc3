/** What other services own and rules and reports need here: a missing row is no check. */
@NullMarked
package dev.tillstream.orders.reference;

import org.jspecify.annotations.NullMarked;
