/** What people did to what the gateway itself keeps: written with the deed, in one transaction, and never changed. */
@NullMarked
package dev.tillstream.gateway.audit;

import org.jspecify.annotations.NullMarked;
