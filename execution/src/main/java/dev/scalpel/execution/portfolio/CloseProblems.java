package dev.scalpel.execution.portfolio;

import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.state.CloseRefusals;
import dev.scalpel.portfolio.state.PortfolioState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What the venue has refused to close as often as an order is tried: a person must know. */
final class CloseProblems {

    private CloseProblems() {}

    static List<String> of(PortfolioConfig config, PortfolioState state) {
        return state.books().holdings().entrySet().stream()
                .filter(entry -> Openings.mustClose(state, entry.getKey()))
                .filter(entry -> state.strategy(entry.getKey()).refusedCloses().count()
                        >= config.portfolio().attempts())
                .map(entry -> text(
                        config,
                        entry.getKey(),
                        entry.getValue(),
                        state.strategy(entry.getKey()).refusedCloses()))
                .toList();
    }

    private static String text(PortfolioConfig config, String strategy, Holding held, CloseRefusals refused) {
        return "strategy " + strategy + ": the venue has refused to close the "
                + held.side().name().toLowerCase(Locale.ROOT) + " of "
                + held.quantity().stripTrailingZeros().toPlainString() + " in " + config.symbol(strategy) + " "
                + refused.count() + " times since " + Instant.ofEpochMilli(refused.since())
                + "; it is tried again from " + Instant.ofEpochMilli(refused.nextTime()) + " on";
    }
}
