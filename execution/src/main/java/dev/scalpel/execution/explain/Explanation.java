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
 * One decision, and all that led to it and came of it.
 *
 * @param bar the bar that was decided on; empty when it is not stored any more
 * @param replay the model asked again; empty where none was asked then
 * @param sent the orders of it that the state still holds; a closed trade's row tells the rest
 * @param open the position of it, while it is open
 * @param trade once it is closed
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

    /** For people, a line a fact. */
    public List<String> lines() {
        return ExplanationText.lines(this);
    }
}
