/** What {@code GET /<table>} may ask, checked against the schema: filters, search, order, place in the list (PROTOCOL §7). */
@NullMarked
package dev.tillstream.inbox.question;

import org.jspecify.annotations.NullMarked;
