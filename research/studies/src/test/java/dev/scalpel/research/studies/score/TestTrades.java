package dev.scalpel.research.studies.score;

import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.Trade;
import java.math.BigDecimal;

/** Trades of ten minutes whose gross return is given. */
public final class TestTrades {

    public static final Symbol SYMBOL = Symbol.parse("BTC/USDT");

    private static final double VOLATILITY = 0.001;
    private static final int HOLD_MINUTES = 10;

    private TestTrades() {}

    /** A long trade that is entered at this minute. */
    public static StudyTrade trade(long entryMinute, double gross) {
        EntryBasis.Distances distances =
                new EntryBasis.Distances(PositionSide.LONG, 0.5, 0.5, HOLD_MINUTES, VOLATILITY);
        long entry = entryMinute * Minutes.MILLIS;
        Position position = Position.enter(
                new EntryBasis.ByRule("test", "test", distances), entry - Minutes.MILLIS, entry, 100, BigDecimal.ONE);
        return new StudyTrade(
                SYMBOL,
                Trade.close(
                        position,
                        Minutes.plus(entry, HOLD_MINUTES),
                        100 * (1 + gross),
                        ExitReason.TIME_LIMIT,
                        Costs.FREE));
    }
}
