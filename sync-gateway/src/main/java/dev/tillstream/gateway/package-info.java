/** What all features of the sync gateway stand on: its configuration, its clock, its errors. */
@NullMarked
package dev.tillstream.gateway;

import org.jspecify.annotations.NullMarked;
