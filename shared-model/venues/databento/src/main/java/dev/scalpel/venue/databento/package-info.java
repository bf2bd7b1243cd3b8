/** Databento: historical bars of the futures of CME Group, by the HTTP API of databento.com/docs/api-historical. */
@NullMarked
package dev.scalpel.venue.databento;

import org.jspecify.annotations.NullMarked;
