package dev.scalpel.execution.strategy;

import dev.scalpel.execution.context.MarketSnapshot;
import dev.scalpel.portfolio.round.ModelTarget;
import dev.scalpel.signals.TargetState;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** From a model's decision to enter to the target of a portfolio's strategy. */
final class DecidedEntry {

    private static final int SIZE_DIGITS = 4;

    private DecidedEntry() {}

    /** The decision's share of the account becomes a part of the strategy's size; empty where that is next to nothing. */
    static Optional<ModelTarget> of(Strategy strategy, Decision.Enter enter, MarketSnapshot market) {
        BigDecimal part = BigDecimal.valueOf(enter.share())
                .divide(strategy.whole(), SIZE_DIGITS, RoundingMode.DOWN)
                .min(BigDecimal.ONE);
        if (part.signum() == 0) {
            return Optional.empty();
        }
        EntryBasis basis = named(enter.basis(), strategy.name());
        TargetState target = basis.side() == PositionSide.LONG ? TargetState.LONG : TargetState.SHORT;
        return Optional.of(new ModelTarget(
                strategy.name(),
                target,
                part,
                Optional.of(basis),
                market.newest(),
                BigDecimal.valueOf(market.close())));
    }

    /** The model's own trades are named by its own strategy, these by the portfolio's. */
    private static EntryBasis named(EntryBasis basis, String strategy) {
        if (basis instanceof EntryBasis.ByScore by) {
            return new EntryBasis.ByScore(
                    strategy, by.modelId(), by.score(), by.threshold(), by.exitScore(), by.distances());
        }
        EntryBasis.ByModel by = basis.model()
                .orElseThrow(() -> new IllegalStateException("a model's decision has a score or a bracket: " + basis));
        return new EntryBasis.ByModel(strategy, by.modelId(), by.bracket(), by.sigma());
    }
}
