package dev.scalpel.model.decision;

import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.BracketTactics;
import java.util.Map;
import java.util.Optional;

/** Selects the tactics of a bar. */
public interface TacticsRule {

    /**
     * @param features of the bar, in the order of the model's feature set
     * @param account at the bar's close
     */
    Choice at(double[] features, long barTime, AccountView account);

    /**
     * @param tactics empty to stand aside
     * @param reason why these tactics
     * @param figures for the decision record, such as the regime; empty where there is only one choice
     */
    record Choice(Optional<BracketTactics> tactics, String reason, Map<String, Double> figures) {}

    /** The same tactics always. */
    static TacticsRule fixed(BracketTactics tactics) {
        Choice always = new Choice(Optional.of(tactics), "fixed", Map.of());
        return (features, barTime, account) -> always;
    }
}
