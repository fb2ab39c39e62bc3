/** Reading of a service's tables by people and programs: pages, filters, CSV and the audit trail, read-only. */
@NullMarked
package dev.tillstream.inbox.read;

import org.jspecify.annotations.NullMarked;
