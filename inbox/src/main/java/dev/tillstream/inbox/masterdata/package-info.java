/** All master data tables: loaded, changed by the merge rules and stored, a batch at a time (DESIGN §4). */
@NullMarked
package dev.tillstream.inbox.masterdata;

import org.jspecify.annotations.NullMarked;
