package dev.scalpel.localexchange.market;

import java.math.BigDecimal;

/** One public trade of an {@link AggregateTrade}. */
public record SingleTrade(long id, BigDecimal price, BigDecimal quantity, long time, boolean buyerIsMaker) {}
