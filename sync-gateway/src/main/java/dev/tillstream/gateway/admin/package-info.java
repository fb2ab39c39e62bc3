/** Who may look after tills and what was kept of them: people of the organization, and the installer. */
@NullMarked
package dev.tillstream.gateway.admin;

import org.jspecify.annotations.NullMarked;
