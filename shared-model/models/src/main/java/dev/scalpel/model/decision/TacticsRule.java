package dev.scalpel.model.decision;

import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Tactics;
import java.util.Map;
import java.util.Optional;

/** Which tactics hold on a bar. */
public interface TacticsRule {

    /**
     * @param features of the bar, in the order of the model's feature set
     * @param account at the bar's close
     */
    Choice at(double[] features, long barTime, AccountView account);

    /**
     * @param tactics empty to stand aside
     * @param why in words
     * @param figures for the decision record: the regime and what was chosen in it; none where there is no choice
     */
    record Choice(Optional<Tactics> tactics, String why, Map<String, Double> figures) {}

    /** The same tactics always. */
    static TacticsRule fixed(Tactics tactics) {
        Choice always = new Choice(Optional.of(tactics), "fixed", Map.of());
        return (features, barTime, account) -> always;
    }
}
