/** What a running installation achieves on this machine, each figure beside the raw limit of what it is built on. */
@NullMarked
package dev.tillstream.acceptance.bench;

import org.jspecify.annotations.NullMarked;
