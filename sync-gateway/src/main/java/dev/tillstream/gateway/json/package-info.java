/** JSON as bytes: found, checked for shape and put together without an object for each value. */
@NullMarked
package dev.tillstream.gateway.json;

import org.jspecify.annotations.NullMarked;
