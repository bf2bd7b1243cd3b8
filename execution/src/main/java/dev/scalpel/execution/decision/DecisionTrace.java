package dev.scalpel.execution.decision;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.RiskChecks;
import dev.scalpel.trading.StandAsideReason;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is to be done after a bar, and what led to it.
 *
 * @param insight what the model said; empty where none was asked
 * @param figures behind an entry; those of a refusal are in the decision itself
 * @param why in words, where figures do not say it; else empty
 */
public record DecisionTrace(Decision decision, Optional<Insight> insight, Map<String, Double> figures, String why) {

    private static final String BAR_AGE = "barAgeSeconds";

    public static DecisionTrace because(StandAside aside) {
        return new DecisionTrace(aside, Optional.empty(), Map.of(), "");
    }

    public static DecisionTrace because(StandAsideReason reason, String why) {
        return new DecisionTrace(StandAside.because(reason), Optional.empty(), Map.of(), why);
    }

    public DecisionTrace decided(Decision outcome) {
        return new DecisionTrace(outcome, insight, figures, why);
    }

    boolean enters() {
        return decision instanceof Decision.Enter;
    }

    public String reason() {
        return decision instanceof StandAside aside ? aside.reason().name() : DecisionRow.ENTER;
    }

    /** @param nowMillis when it was decided: how old the bar was then is part of every row */
    public DecisionRow row(long bar, long revision, double close, long nowMillis) {
        Map<String, Double> all = new TreeMap<>(toldFigures());
        all.putIfAbsent(BAR_AGE, RiskChecks.barAgeSeconds(bar, nowMillis));
        return new DecisionRow(bar, revision, reason(), close, insight, all);
    }

    public Map<String, Double> toldFigures() {
        return decision instanceof StandAside aside ? aside.figures() : figures;
    }
}
