package dev.scalpel.execution.decision;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.risk.RiskChecks;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The decision on a bar, and what led to it.
 *
 * @param insight the model's prediction; empty when no model was used
 * @param figures behind an entry; those of a refusal are in the decision itself
 * @param explanation beyond the figures, for people; else an empty text
 * @param signalId of the signal that was decided on; empty if none was
 */
public record DecisionTrace(
        Decision decision,
        Optional<Insight> insight,
        Map<String, Double> figures,
        String explanation,
        Optional<String> signalId) {

    private static final String BAR_AGE = "barAgeSeconds";

    /** A decision on no signal. */
    public DecisionTrace(
            Decision decision, Optional<Insight> insight, Map<String, Double> figures, String explanation) {
        this(decision, insight, figures, explanation, Optional.empty());
    }

    /**
     * A decision without a model.
     *
     * @param figures behind an entry
     */
    public static DecisionTrace withoutModel(Decision decision, Map<String, Double> figures) {
        return new DecisionTrace(decision, Optional.empty(), figures, "");
    }

    /** Made on this signal. */
    public DecisionTrace onSignal(String id) {
        return new DecisionTrace(decision, insight, figures, explanation, Optional.of(id));
    }

    public static DecisionTrace of(StandAside aside) {
        return new DecisionTrace(aside, Optional.empty(), Map.of(), "");
    }

    public static DecisionTrace of(StandAsideReason reason, String why) {
        return new DecisionTrace(StandAside.because(reason), Optional.empty(), Map.of(), why);
    }

    public DecisionTrace withDecision(Decision outcome) {
        return new DecisionTrace(outcome, insight, figures, explanation, signalId);
    }

    boolean enters() {
        return decision instanceof Decision.Enter;
    }

    /** Whether an open position is to be closed because its score has turned. */
    public boolean exits() {
        return decision instanceof StandAside aside && aside.reason() == StandAsideReason.SCORE_TURNED;
    }

    public String reason() {
        return decision instanceof StandAside aside ? aside.reason().name() : DecisionRow.ENTER;
    }

    /**
     * @param strategy whose decision it is
     * @param nowMillis the time of the decision: every row has the age of the bar at that time
     */
    public DecisionRow row(StrategyId strategy, long bar, long revision, double close, long nowMillis) {
        Map<String, Double> all = new TreeMap<>(reportedFigures());
        all.putIfAbsent(BAR_AGE, RiskChecks.barAgeSeconds(bar, nowMillis));
        return new DecisionRow(bar, revision, strategy, reason(), close, insight, all, signalId);
    }

    public Map<String, Double> reportedFigures() {
        return decision instanceof StandAside aside ? aside.figures() : figures;
    }
}
