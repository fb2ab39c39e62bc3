/** Who gives accounts to whom: owners to everybody, managers to those that work under them, the installer to the first. */
@NullMarked
package dev.tillstream.gateway.staffing;

import org.jspecify.annotations.NullMarked;
