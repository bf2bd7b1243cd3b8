package dev.scalpel.local.backtest;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.simulation.PendingEntry;
import dev.scalpel.simulation.TraderListener;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.Trade;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Records the reason for the decision of each simulated minute, so that a report without trades can explain itself. */
final class DecisionRecorder implements TraderListener {

    private static final int NONE = -1;

    private final StrategyId strategy;
    private final BarSeries bars;
    private final String[] reasons;
    private int openedAt = NONE;
    /** Where an entry began to wait that then lapsed, until the next decision. */
    private int waitedFrom = NONE;

    DecisionRecorder(StrategyId strategy, BarSeries bars) {
        this.strategy = strategy;
        this.bars = bars;
        reasons = new String[bars.size()];
        // The simulator skips minutes without a model.
        Arrays.fill(reasons, StandAsideReason.FLAT_CHAMPION.name());
    }

    @Override
    public void decided(long barTime, Decision decision) {
        if (waitedFrom != NONE) {
            fillReason(waitedFrom, bars.rowOf(barTime), StandAsideReason.ENTRY_PENDING);
            waitedFrom = NONE;
        }
        String reason =
                decision instanceof Decision.StandAside aside ? aside.reason().name() : DecisionRow.ENTER;
        if (!reason.equals(StandAsideReason.NO_SIGNAL.name())) {
            reasons[bars.rowOf(barTime)] = reason;
        }
    }

    @Override
    public void entered(Position position) {
        openedAt = bars.rowOf(position.entryTime());
        fillReason(bars.rowOf(position.decisionTime()) + 1, openedAt, StandAsideReason.ENTRY_PENDING);
    }

    /** The next decision is on the bar that ended the wait. */
    @Override
    public void lapsed(PendingEntry entry, Decision.StandAside reason) {
        int decided = bars.rowOf(entry.decisionTime());
        reasons[decided] = reason.reason().name();
        waitedFrom = decided + 1;
    }

    /** The next entry may be decided in the minute of the exit. */
    @Override
    public void closed(Trade trade) {
        fillReason(openedAt, bars.rowOf(trade.exitTime()), StandAsideReason.IN_POSITION);
        openedAt = NONE;
    }

    /** One row for each bar, in order. */
    List<DecisionRow> rows() {
        if (openedAt != NONE) {
            fillReason(openedAt, bars.size(), StandAsideReason.IN_POSITION);
        }
        return IntStream.range(0, reasons.length)
                .mapToObj(row -> new DecisionRow(
                        bars.openTime(row), 0, strategy, reasons[row], bars.close(row), Optional.empty(), Map.of()))
                .toList();
    }

    private void fillReason(int from, int to, StandAsideReason reason) {
        Arrays.fill(reasons, from, Math.max(from, to), reason.name());
    }
}
