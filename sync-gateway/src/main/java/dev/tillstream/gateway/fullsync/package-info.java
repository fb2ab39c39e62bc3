/** After a restore from a backup: what a till alone still holds comes back, once a person agrees (S3-3, S3-12). */
@NullMarked
package dev.tillstream.gateway.fullsync;

import org.jspecify.annotations.NullMarked;
