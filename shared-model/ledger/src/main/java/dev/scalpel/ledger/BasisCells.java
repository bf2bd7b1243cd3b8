package dev.scalpel.ledger;

import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.EntryBasis.ByRule;
import dev.scalpel.trading.EntryBasis.BySignal;
import dev.scalpel.trading.EntryBasis.Distances;
import dev.scalpel.trading.PositionSide;

/** The cells of a trade that a model fills; another origin fills side and hold only, and has cells of its own. */
record BasisCells(
        String modelId, PositionSide side, double stopSigmas, double targetSigmas, int holdMinutes, double sigma) {

    private static final int OWN_CELLS = 4;

    /** The basis of the row, with the strategy and the own cells that follow at its end. */
    EntryBasis read(CsvRowReader cells) {
        StrategyId strategy = cells.strategy();
        if (strategy.origin() == Origin.MODEL) {
            cells.skip(OWN_CELLS);
            Bracket bracket = new Bracket(side, stopSigmas, targetSigmas, holdMinutes);
            return new ByModel(strategy.name(), modelId, bracket, sigma);
        }
        requireEmpty(strategy);
        String sourceId = cells.text();
        Distances distances = new Distances(side, cells.number(), cells.number(), holdMinutes, cells.number());
        return strategy.origin() == Origin.RULE
                ? new ByRule(strategy.name(), sourceId, distances)
                : new BySignal(strategy.name(), sourceId, distances);
    }

    private void requireEmpty(StrategyId strategy) {
        if (!modelId.isEmpty() || !Double.isNaN(stopSigmas) || !Double.isNaN(targetSigmas) || !Double.isNaN(sigma)) {
            throw new IllegalArgumentException(
                    "model_id, stop_sigmas, target_sigmas and sigma must be empty for strategy " + strategy);
        }
    }
}
