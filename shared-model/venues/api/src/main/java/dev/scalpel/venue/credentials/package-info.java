/** API keys of a venue account and where they come from. */
@NullMarked
package dev.scalpel.venue.credentials;

import org.jspecify.annotations.NullMarked;
