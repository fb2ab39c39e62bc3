/** Stock that people should look at: low, or below zero (B-12). */
@NullMarked
package dev.tillstream.inventory.alert;

import org.jspecify.annotations.NullMarked;
