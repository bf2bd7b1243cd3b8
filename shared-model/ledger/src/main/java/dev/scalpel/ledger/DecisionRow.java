package dev.scalpel.ledger;

import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.Bracket;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The decision on one bar, and its reason.
 *
 * @param bar the minute of the decision bar, epoch milliseconds
 * @param strategy whose decision it is
 * @param reason {@link #ENTER}, or the name of a {@link dev.scalpel.trading.StandAsideReason}
 * @param close of the decision bar
 * @param insight what the model predicted; empty if none was used
 * @param figures the numbers behind the reason by name, such as a limit and the value compared with it
 * @param signalId of the signal that was decided on; empty if none was
 */
public record DecisionRow(
        long bar,
        long revision,
        StrategyId strategy,
        String reason,
        double close,
        Optional<Insight> insight,
        Map<String, Double> figures,
        Optional<String> signalId)
        implements LedgerRow {

    public static final String ENTER = "ENTER";

    /**
     * The model's prediction. NaN means not known.
     *
     * @param featuresHash identifies the exact inputs
     * @param bracket the chosen bracket; empty if there was no candidate
     * @param sigma volatility, as a share of the price
     * @param predictedRaw net return of the chosen bracket as predicted by the network, as a share
     * @param predictedNet the same after calibration
     * @param winProbability the meta-model's
     * @param share of equity intended for the position
     */
    public record Insight(
            String modelId,
            String tacticsId,
            String featuresHash,
            Optional<Bracket> bracket,
            double sigma,
            double predictedRaw,
            double predictedNet,
            double winProbability,
            double share) {

        public Insight {
            LedgerChecks.requireName("modelId", modelId);
            LedgerChecks.requireName("tacticsId", tacticsId);
            LedgerChecks.requireName("featuresHash", featuresHash);
        }
    }

    public DecisionRow {
        LedgerChecks.requireNotNegative("bar", bar);
        LedgerChecks.requireNotNegative("revision", revision);
        LedgerChecks.requireName("reason", reason);
        signalId.ifPresent(signal -> LedgerChecks.requireName("signalId", signal));
        figures.keySet().forEach(name -> LedgerChecks.requireName("a figure's name", name));
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
    }

    /** A decision on no signal. */
    public DecisionRow(
            long bar,
            long revision,
            StrategyId strategy,
            String reason,
            double close,
            Optional<Insight> insight,
            Map<String, Double> figures) {
        this(bar, revision, strategy, reason, close, insight, figures, Optional.empty());
    }

    /** One decision per bar. */
    @Override
    public String id() {
        return Long.toString(bar);
    }

    public boolean entered() {
        return reason.equals(ENTER);
    }

    /** The same decision, of which a later revision knows another outcome. */
    public DecisionRow with(long newRevision, String newReason, Map<String, Double> newFigures) {
        return new DecisionRow(bar, newRevision, strategy, newReason, close, insight, newFigures, signalId);
    }
}
