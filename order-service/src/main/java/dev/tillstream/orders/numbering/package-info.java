/** The numbers that the server gives to documents: dense in the organization, and a code to read out. */
@NullMarked
package dev.tillstream.orders.numbering;

import org.jspecify.annotations.NullMarked;
