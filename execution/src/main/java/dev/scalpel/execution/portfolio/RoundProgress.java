package dev.scalpel.execution.portfolio;

import dev.scalpel.execution.transition.PositionProblems;
import dev.scalpel.execution.transition.VenueClosings;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.portfolio.state.ClosedTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.SignalOutcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Collects what a run did, for its report. */
final class RoundProgress {

    private final PortfolioConfig config;
    private final Instant at;
    private final List<SignalOutcome> outcomes = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<ForeignPosition> foreign = new ArrayList<>();
    private int orders;
    private boolean claimed;

    RoundProgress(PortfolioConfig config, Instant at) {
        this.config = config;
        this.at = at;
    }

    void adopted(BigDecimal cash) {
        notes.add("the portfolio begins with the account's free cash of "
                + cash.stripTrailingZeros().toPlainString() + " " + config.quote());
    }

    void noted(List<String> more) {
        more.stream().filter(note -> !notes.contains(note)).forEach(notes::add);
    }

    void found(List<ForeignPosition> positions) {
        foreign.addAll(positions);
    }

    void sent(int count) {
        orders += count;
    }

    /** A state has been stored in place of another one. */
    void claimed(PortfolioState before, PortfolioState after) {
        claimed = true;
        after.outbox().stream()
                .filter(outcome -> !before.outbox().contains(outcome))
                .forEach(outcomes::add);
        after.trades().stream()
                .filter(trade ->
                        before.trades().stream().noneMatch(known -> known.id().equals(trade.id())))
                .forEach(this::ended);
    }

    /** What the venue has closed by itself. */
    private void ended(ClosedTrade trade) {
        String strategy = trade.strategy().name();
        TradeRow row = trade.row(config.name(), config.modeName(), 0, BigDecimal.ZERO);
        VenueClosings.notice(row, config.symbol(strategy))
                .ifPresent(notice -> noted(List.of("strategy " + strategy + ": " + notice)));
    }

    PortfolioReport lostRace(PortfolioState state) {
        return of(state, PortfolioReport.LOST_RACE);
    }

    PortfolioReport report(PortfolioState state) {
        if (Openings.isUnderWay(state)) {
            return of(state, PortfolioReport.UNDER_WAY);
        }
        return of(state, claimed ? PortfolioReport.EXECUTED : PortfolioReport.NO_SIGNALS);
    }

    private PortfolioReport of(PortfolioState state, String outcome) {
        Map<String, String> holdings = new TreeMap<>();
        state.books()
                .holdings()
                .forEach((name, held) -> holdings.put(
                        name,
                        held.side() + " " + held.quantity().stripTrailingZeros().toPlainString()));
        return new PortfolioReport(
                at,
                config.name(),
                config.mode(),
                outcome,
                state.halted(),
                outcomes,
                orders,
                Optional.of(state.books().cash()),
                Optional.of(state.books().valueAtCost()),
                holdings,
                notes,
                foreign,
                problem(state));
    }

    private Optional<String> problem(PortfolioState state) {
        List<String> problems = new ArrayList<>();
        outcomes.stream()
                .filter(outcome -> outcome.outcome().isFailure())
                .forEach(outcome -> problems.add(
                        "signal " + outcome.signal() + " of " + outcome.strategy() + ": " + outcome.outcome()
                                + outcome.detail().map(detail -> ", " + detail).orElse("")));
        problems.addAll(notes);
        PositionProblems.unlisted(state.intents(), at.toEpochMilli()).ifPresent(problems::add);
        return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
    }
}
