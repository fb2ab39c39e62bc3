/** The commands of the launcher that need more than a shell: up, down and status of all processes on one machine. */
@NullMarked
package dev.tillstream.local.command;

import org.jspecify.annotations.NullMarked;
