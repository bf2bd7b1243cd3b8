package dev.scalpel.local.desk.data;

import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.promotion.Champion;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An instrument as the desk last read it.
 *
 * @param state of what the model trades; empty for another instrument, and before the first minute
 * @param bars of the last day
 * @param decision the newest one of the model
 * @param champion the model that trades, and its terms
 */
public record InstrumentView(
        InstrumentId instrument,
        Optional<SymbolState> state,
        BarSeries bars,
        Realised.Sums realised,
        Optional<DecisionRow> decision,
        Champion champion) {

    /** The last close. */
    public OptionalDouble price() {
        return bars.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(bars.close(bars.size() - 1));
    }

    /** By which share the last close is above that of a day before; empty if there are no bars as old. */
    public OptionalDouble changeOfDay() {
        if (bars.isEmpty()) {
            return OptionalDouble.empty();
        }
        int row = bars.rowOf(Minutes.plus(bars.lastOpenTime(), -Minutes.PER_DAY));
        return row < 0 ? OptionalDouble.empty() : OptionalDouble.of(bars.close(bars.size() - 1) / bars.close(row) - 1);
    }

    /** Net profit of the trades that a strategy has closed today. */
    public BigDecimal realisedToday(String account, String strategy) {
        return realised.today().getOrDefault(Realised.key(account, strategy), BigDecimal.ZERO);
    }

    /** The same of all its trades. */
    public BigDecimal realisedTotal(String account, String strategy) {
        return realised.total().getOrDefault(Realised.key(account, strategy), BigDecimal.ZERO);
    }
}
