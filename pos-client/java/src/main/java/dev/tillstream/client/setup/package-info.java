/** What an installer does with the setup token: organizations, branches, devices. */
@NullMarked
package dev.tillstream.client.setup;

import org.jspecify.annotations.NullMarked;
