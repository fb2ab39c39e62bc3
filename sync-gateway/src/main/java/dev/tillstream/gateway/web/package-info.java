/** The apps for browsers, as the gateway hands them out: from memory, with caching and policies that fit them. */
@NullMarked
package dev.tillstream.gateway.web;

import org.jspecify.annotations.NullMarked;
