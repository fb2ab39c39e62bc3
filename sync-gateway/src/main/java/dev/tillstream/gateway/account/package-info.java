/** Accounts of staff: who may log in to an organization, in which roles, and who decides about that. */
@NullMarked
package dev.tillstream.gateway.account;

import org.jspecify.annotations.NullMarked;
