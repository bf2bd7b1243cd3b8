package dev.scalpel.lake;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Rows of a ledger for tests. */
final class Rows {

    private Rows() {}

    static TradeRow trade(String id, Instant exit) {
        EntryBasis basis = new EntryBasis.BySignal(
                "trend",
                "9f8e7d6c5b4a3210",
                new EntryBasis.Distances(PositionSide.SHORT, 0.01, Double.NaN, 480, 0.001));
        return new TradeRow(
                id,
                3,
                "paper",
                basis,
                Optional.empty(),
                exit.toEpochMilli() - 120_000,
                leg(exit.toEpochMilli() - 60_000, "100.01"),
                leg(exit.toEpochMilli(), "99.5"),
                ExitReason.SIGNAL,
                Map.of("BNB", new BigDecimal("0.0001"), "USDT", new BigDecimal("0.2")),
                // 20 digits after the point: one half of the last digit that the lake keeps.
                new BigDecimal("0.12345678901234567850"),
                0.0078,
                Double.NaN,
                Double.NaN);
    }

    private static TradeRow.Leg leg(long time, String price) {
        return new TradeRow.Leg(
                time, new BigDecimal(price), new BigDecimal(price), BigDecimal.ONE, new BigDecimal("0.5"), 850);
    }

    static DecisionRow decision(Instant bar) {
        return new DecisionRow(
                bar.toEpochMilli(),
                2,
                StrategyId.of("trend", Origin.SIGNAL),
                "SPREAD",
                100.25,
                Optional.empty(),
                Map.of("spread", 0.75, "limit", 0.5));
    }
}
