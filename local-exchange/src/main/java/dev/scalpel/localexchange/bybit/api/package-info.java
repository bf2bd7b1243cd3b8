/** What the categories of Bybit's API v5 share: requests, envelopes, signatures, limits, prices. */
@NullMarked
package dev.scalpel.localexchange.bybit.api;

import org.jspecify.annotations.NullMarked;
