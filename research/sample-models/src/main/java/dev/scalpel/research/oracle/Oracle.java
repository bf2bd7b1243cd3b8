package dev.scalpel.research.oracle;

import dev.scalpel.features.VolatilityUnit;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.KnownDrift;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.LabelMatrix;
import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import java.util.List;
import java.util.Optional;

/**
 * Trades a synthetic market with knowledge of its drift, under the same brackets, costs and fill rules as any strategy.
 * The expected return of each bracket at a given signal, and the minimum expected net return of an entry, are learned
 * from other markets of the same distribution. It holds one position at a time with constant risk: all equity at low
 * volatility, less at high volatility. With all equity always, a few volatile days would dominate the result, and the
 * Sharpe ratio would fall as the edge grows.
 */
public final class Oracle {

    /** Candidates for the minimum expected net return, in σ. */
    private static final double[] THRESHOLDS = {0, 0.15, 0.3, 0.5, 0.75, 1.0};

    /** Up to this σ a position uses all equity, beyond it in inverse proportion. */
    private static final double CALM_SIGMA = 0.0003;

    private static final BracketTactics TACTICS = new BracketTactics(0, 0, 1, 1, 60, 0);

    private final BracketGrid grid;
    private final Costs costs;
    private final Optional<ExpectedBracketReturns> values;
    private final double threshold;

    private Oracle(BracketGrid grid, Costs costs, Optional<ExpectedBracketReturns> values, double threshold) {
        this.grid = grid;
        this.costs = costs;
        this.values = values;
        this.threshold = threshold;
    }

    /**
     * Learns from markets other than those it will trade.
     *
     * @param markets of one distribution: the same edge, other seeds
     */
    public static Oracle learn(List<SyntheticMarket> markets, Symbol symbol, BracketGrid grid, Costs costs) {
        boolean noDrift = markets.stream().allMatch(market -> hasNoDrift(market.drift(symbol)));
        if (noDrift) {
            return new Oracle(grid, costs, Optional.empty(), 0);
        }
        ExpectedBracketReturns.Fit fit = new ExpectedBracketReturns.Fit(grid);
        for (SyntheticMarket market : markets) {
            double[] sigma = VolatilityUnit.of(market.bars(symbol));
            fit.add(LabelMatrix.of(market.bars(symbol), sigma, grid, Costs.FREE, 0), sigma, market.drift(symbol));
        }
        Optional<ExpectedBracketReturns> values = Optional.of(fit.solve());
        Oracle best = new Oracle(grid, costs, values, THRESHOLDS[0]);
        double bestLogGrowth = Double.NEGATIVE_INFINITY;
        for (double threshold : THRESHOLDS) {
            Oracle candidate = new Oracle(grid, costs, values, threshold);
            double logGrowth = 0;
            for (SyntheticMarket market : markets) {
                logGrowth += StrictMath.log1p(candidate.trade(market, symbol).netReturn());
            }
            if (logGrowth > bestLogGrowth) {
                best = candidate;
                bestLogGrowth = logGrowth;
            }
        }
        return best;
    }

    /** Trades the whole market. Without an edge it always stands aside. */
    public OracleResult trade(SyntheticMarket market, Symbol symbol) {
        return trade(market, symbol, market.bars(symbol));
    }

    /** Trades a part of the market's bars. */
    public OracleResult trade(SyntheticMarket market, Symbol symbol, BarSeries part) {
        BarSeries all = market.bars(symbol);
        int offset = part.isEmpty() ? 0 : all.firstRowFrom(part.firstOpenTime());
        KnownDrift drift = market.drift(symbol);
        double[] sigma = VolatilityUnit.of(all);
        SimulationResult result = BatchSimulator.run(
                part,
                (row, account) -> decide(drift.signal(row + offset), sigma[row + offset]),
                SimulationSettings.of(costs),
                1_000_000);
        return new OracleResult(result);
    }

    private Decision decide(double signal, double sigma) {
        if (values.isEmpty() || Double.isNaN(sigma)) {
            return Decision.StandAside.noSignal();
        }
        int best = -1;
        double bestNet = threshold * sigma;
        for (int bracket = 0; bracket < grid.size(); bracket++) {
            double net = values.get().gross(bracket, signal) * sigma - costs.roundTrip();
            if (net > bestNet && costs.allows(grid.bracket(bracket), sigma)) {
                best = bracket;
                bestNet = net;
            }
        }
        return best < 0
                ? Decision.StandAside.noSignal()
                : Decision.Enter.byRule("oracle", grid.bracket(best), sigma, Math.min(1, CALM_SIGMA / sigma), TACTICS);
    }

    private static boolean hasNoDrift(KnownDrift drift) {
        for (int row = 0; row < drift.size(); row++) {
            if (drift.nextMinute(row) != 0) {
                return false;
            }
        }
        return true;
    }
}
