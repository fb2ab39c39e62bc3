/** What every command needs: the till that is meant, amounts and goods as people write them, failures in words. */
@NullMarked
package dev.tillstream.till.console;

import org.jspecify.annotations.NullMarked;
