/** Gemini spot: bars from trades, limit orders only, requests in headers. docs/venues/gemini.md cites the source of each assumption. */
@NullMarked
package dev.scalpel.venue.gemini;

import org.jspecify.annotations.NullMarked;
