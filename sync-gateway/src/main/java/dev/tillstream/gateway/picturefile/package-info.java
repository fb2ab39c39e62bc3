/** What the file of a picture is, by its bytes and its structure alone, before anything is decoded. */
@NullMarked
package dev.tillstream.gateway.picturefile;

import org.jspecify.annotations.NullMarked;
