/** What adapters on XChange share: its exceptions, its HTTP client, its newest trades. */
@NullMarked
package dev.scalpel.venue.xchange;

import org.jspecify.annotations.NullMarked;
