/** Sources of closed one-minute bars: the venue's klines, or bars aggregated from its public trades. */
@NullMarked
package dev.scalpel.retrieval.feed;

import org.jspecify.annotations.NullMarked;
