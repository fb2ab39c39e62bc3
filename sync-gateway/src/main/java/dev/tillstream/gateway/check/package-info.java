/** What an operation must look like before it may enter the log, and what its content amounts to. */
@NullMarked
package dev.tillstream.gateway.check;

import org.jspecify.annotations.NullMarked;
