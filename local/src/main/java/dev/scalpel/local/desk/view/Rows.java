package dev.scalpel.local.desk.view;

import dev.scalpel.execution.reading.AccountSource;
import dev.scalpel.execution.reading.AccountSource.Traded;
import dev.scalpel.execution.reading.Holdings;
import dev.scalpel.execution.reading.Holdings.OrderView;
import dev.scalpel.execution.reading.Holdings.PositionRow;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.local.desk.data.DeskWatch.Snapshot;
import dev.scalpel.local.desk.data.InstrumentView;
import dev.scalpel.portfolio.state.PortfolioState;
import java.util.List;
import java.util.Optional;

/** What a strategy holds and has under way, whoever keeps its books. */
final class Rows {

    private Rows() {}

    static Optional<PositionRow> position(Traded traded, Snapshot snapshot) {
        return isOfTheModel(traded)
                ? symbol(traded, snapshot).flatMap(state -> Holdings.position(traded, state))
                : portfolio(traded, snapshot).flatMap(state -> Holdings.position(traded, state));
    }

    static List<OrderView> orders(Traded traded, Snapshot snapshot) {
        return isOfTheModel(traded)
                ? symbol(traded, snapshot)
                        .map(state -> Holdings.orders(traded, state))
                        .orElse(List.of())
                : portfolio(traded, snapshot)
                        .map(state -> Holdings.orders(traded, state))
                        .orElse(List.of());
    }

    /** The instrument's view, which every traded one has. */
    static InstrumentView view(Traded traded, Snapshot snapshot) {
        return Optional.ofNullable(snapshot.instruments().get(traded.instrument()))
                .orElseThrow(() -> new IllegalStateException("not watched: " + traded.instrument()));
    }

    private static boolean isOfTheModel(Traded traded) {
        return traded.account().equals(AccountSource.MODEL);
    }

    private static Optional<SymbolState> symbol(Traded traded, Snapshot snapshot) {
        return view(traded, snapshot).state();
    }

    private static Optional<PortfolioState> portfolio(Traded traded, Snapshot snapshot) {
        return Optional.ofNullable(snapshot.account().portfolios().get(traded.account()));
    }
}
