package dev.scalpel.execution.portfolio;

import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.state.CloseRefusals;
import dev.scalpel.portfolio.state.PortfolioState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What could not be closed so far: a person must know. */
final class CloseProblems {

    private CloseProblems() {}

    /** What the venue has refused to close as often as an order is tried. */
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

    /** What is not closed because a close that was never acknowledged may have been executed. */
    static List<String> awaited(PortfolioConfig config, PortfolioState state, long now) {
        return state.lost().stream()
                .filter(lost -> lost.kind() == Intent.Kind.EXIT && lost.mayTurnUp(now))
                .filter(lost -> Openings.mustClose(state, lost.strategy().name()))
                .map(lost -> "strategy " + lost.strategy().name() + ": " + lost.clientId() + ", which was to close "
                        + config.symbol(lost.strategy().name())
                        + ", was not acknowledged and may have been executed. The venue would open a position by another one,"
                        + " so none is sent before this is certain, at the latest at "
                        + Instant.ofEpochMilli(Intent.cannotTurnUpFrom(lost.validUntil())))
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
