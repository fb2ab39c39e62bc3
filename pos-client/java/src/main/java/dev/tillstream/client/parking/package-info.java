/** Sales put aside, for every till of the branch to take up (B-11). */
@NullMarked
package dev.tillstream.client.parking;

import org.jspecify.annotations.NullMarked;
