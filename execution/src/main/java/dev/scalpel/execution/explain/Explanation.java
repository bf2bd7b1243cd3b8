package dev.scalpel.execution.explain;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.Bar;
import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One decision, what led to it, and what followed.
 *
 * @param bar the bar that was decided on; empty when it is no longer stored
 * @param replay the prediction repeated now; empty when the decision used no model
 * @param sent its orders that the state still holds; a closed trade's row has the rest
 * @param open its position, while it is open
 * @param trade its trade, once it is closed
 */
public record Explanation(
        Symbol symbol,
        Instant minute,
        Optional<Bar> bar,
        DecisionRow decision,
        Optional<Replay> replay,
        List<Intent> sent,
        Optional<OpenPosition> open,
        Optional<TradeRow> trade) {

    public Explanation {
        sent = List.copyOf(sent);
    }

    /** For people, one fact per line. The features are too many for that: {@link #featureLines}. */
    public List<String> lines() {
        return ExplanationText.lines(this);
    }

    /** The inputs of the model, as they are computed now; empty without a replay. */
    public List<String> featureLines() {
        return ExplanationText.features(this);
    }
}
