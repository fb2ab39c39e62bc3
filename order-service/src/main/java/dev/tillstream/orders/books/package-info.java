/** All that a batch touches: which records it wants, and where they are changed until they are stored at once. */
@NullMarked
package dev.tillstream.orders.books;

import org.jspecify.annotations.NullMarked;
