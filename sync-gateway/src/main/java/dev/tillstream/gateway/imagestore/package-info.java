/** Where images are kept: a folder, or a store that speaks S3. */
@NullMarked
package dev.tillstream.gateway.imagestore;

import org.jspecify.annotations.NullMarked;
