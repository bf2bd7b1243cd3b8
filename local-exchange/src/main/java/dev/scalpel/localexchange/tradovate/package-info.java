/** A market of futures that speaks Tradovate's REST API and the quotes of its WebSocket. */
@NullMarked
package dev.scalpel.localexchange.tradovate;

import org.jspecify.annotations.NullMarked;
