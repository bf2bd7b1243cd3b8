package dev.scalpel.execution.paper;

import dev.scalpel.simulation.PendingEntry;
import dev.scalpel.simulation.TraderListener;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records what the simulator did with the bars of a minute. */
final class PaperEvents implements TraderListener {

    /** An entry that never filled, and why. */
    record Lapse(PendingEntry entry, StandAside reason) {}

    private final List<Trade> closed = new ArrayList<>();
    private Optional<Position> entered = Optional.empty();
    private Optional<Lapse> lapse = Optional.empty();

    @Override
    public void entered(Position position) {
        entered = Optional.of(position);
    }

    @Override
    public void lapsed(PendingEntry entry, StandAside reason) {
        lapse = Optional.of(new Lapse(entry, reason));
    }

    @Override
    public void closed(Trade trade) {
        closed.add(trade);
    }

    Optional<Position> entered() {
        return entered;
    }

    Optional<Lapse> lapse() {
        return lapse;
    }

    /** At most one: nothing is entered twice within a minute's bars. */
    Optional<Trade> closed() {
        return closed.stream().findFirst();
    }
}
