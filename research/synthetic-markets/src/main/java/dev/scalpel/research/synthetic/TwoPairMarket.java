package dev.scalpel.research.synthetic;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import java.util.List;

/** The market in which the sizes of planted edges are calibrated: a leading pair and a traded pair. */
public final class TwoPairMarket {

    public static final Symbol LEADER = Symbol.parse("BTC/USDT");
    public static final Symbol TRADED = Symbol.parse("ETH/USDT");

    /** The two pairs as instruments of a venue that does not exist. */
    public static final InstrumentId LEADING_INSTRUMENT = new InstrumentId("synthetic", LEADER);

    public static final InstrumentId TRADED_INSTRUMENT = new InstrumentId("synthetic", TRADED);

    /** 2024-01-01, a Monday. */
    private static final long FIRST_MINUTE = 1_704_067_200_000L;

    private TwoPairMarket() {}

    public static MarketSpec market(Edge edge, int days, long seed) {
        return MarketSpec.of(List.of(LEADER, TRADED), FIRST_MINUTE, days, seed).withEdge(edge);
    }
}
