package dev.scalpel.ledger;

import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.EntryBasis.ByRule;
import dev.scalpel.trading.EntryBasis.ByScore;
import dev.scalpel.trading.EntryBasis.BySignal;
import dev.scalpel.trading.EntryBasis.Distances;
import dev.scalpel.trading.PositionSide;

/**
 * The cells of a trade that a model fills, all of them if it chose a bracket; a score has no distances in σ, another origin
 * fills side and hold only. What these have instead is in cells of their own.
 */
record BasisCells(
        String modelId, PositionSide side, double stopSigmas, double targetSigmas, int holdMinutes, double sigma) {

    private static final int DISTANCE_CELLS = 4;
    private static final int SCORE_CELLS = 3;

    /** The basis of the row, with the strategy and the own cells that follow at its end. */
    EntryBasis read(CsvRowReader cells) {
        StrategyId strategy = cells.strategy();
        if (strategy.origin() == Origin.MODEL) {
            return Double.isNaN(sigma) ? byScore(strategy, cells.skip(1)) : byModel(strategy, cells);
        }
        if (!modelId.isEmpty() || hasSigmas()) {
            throw new IllegalArgumentException(
                    "model_id, stop_sigmas, target_sigmas and sigma must be empty for strategy " + strategy);
        }
        String sourceId = cells.text();
        Distances distances = distances(cells);
        cells.skip(SCORE_CELLS);
        return strategy.origin() == Origin.RULE
                ? new ByRule(strategy.name(), sourceId, distances)
                : new BySignal(strategy.name(), sourceId, distances);
    }

    private ByModel byModel(StrategyId strategy, CsvRowReader cells) {
        cells.skip(DISTANCE_CELLS + SCORE_CELLS);
        Bracket bracket = new Bracket(side, stopSigmas, targetSigmas, holdMinutes);
        return new ByModel(strategy.name(), modelId, bracket, sigma);
    }

    private ByScore byScore(StrategyId strategy, CsvRowReader cells) {
        if (hasSigmas()) {
            throw new IllegalArgumentException("stop_sigmas and target_sigmas must be empty where sigma is: strategy "
                    + strategy + " followed a score");
        }
        Distances distances = distances(cells);
        return new ByScore(strategy.name(), modelId, cells.number(), cells.number(), cells.number(), distances);
    }

    private Distances distances(CsvRowReader cells) {
        return new Distances(side, cells.number(), cells.number(), holdMinutes, cells.number());
    }

    private boolean hasSigmas() {
        return !Double.isNaN(stopSigmas) || !Double.isNaN(targetSigmas) || !Double.isNaN(sigma);
    }
}
