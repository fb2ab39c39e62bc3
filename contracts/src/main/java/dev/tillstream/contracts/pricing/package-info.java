/** What a cart costs: price lists and promotions, the same offline on every till and on the server (B-5). */
@NullMarked
package dev.tillstream.contracts.pricing;

import org.jspecify.annotations.NullMarked;
