/** Pictures of goods: taken from people who may, kept in a folder or an S3 store, handed out to everybody who has their name. */
@NullMarked
package dev.tillstream.gateway.image;

import org.jspecify.annotations.NullMarked;
