package dev.scalpel.local.cli.portfolio;

import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.log.SignalLogRow;
import dev.scalpel.portfolio.state.OpenTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.SignalOutcome;
import dev.scalpel.portfolio.state.SignalRef;
import dev.scalpel.portfolio.state.StrategyState;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.portfolio.PortfolioStrategy;
import dev.scalpel.signals.Signal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A portfolio as its document and its log say it: the JSON of {@code portfolio status}.
 *
 * @param valueAtCost empty before the first run
 */
record PortfolioStatus(
        String portfolio,
        String venue,
        String mode,
        String quote,
        Optional<String> halted,
        Optional<String> paused,
        Optional<BigDecimal> cash,
        Optional<BigDecimal> valueAtCost,
        Optional<Instant> nextSlot,
        List<Row> strategies,
        List<Waiting> signals,
        List<Order> orders,
        List<Ended> outcomes) {

    private static final int DAYS_OF_OUTCOMES = 7;
    private static final int MAX_OUTCOMES = 10;

    /**
     * What a strategy holds and wants.
     *
     * @param funding that what it holds has received, negative if it paid it; empty without any
     */
    record Row(
            String strategy,
            String origin,
            String instrument,
            String holds,
            Optional<BigDecimal> quantity,
            Optional<BigDecimal> cost,
            Optional<BigDecimal> funding,
            String targetState,
            Optional<String> pending) {}

    /** A signal that no run has handled yet. */
    record Waiting(String id, String strategy, String target, Instant time, String due, String state) {}

    /** An order that may be at the venue. */
    record Order(String id, String strategy, String kind, String side, BigDecimal quantity, String status) {}

    /** A signal with its outcome. */
    record Ended(Instant at, String strategy, String id, String target, String outcome, String reason) {}

    static PortfolioStatus of(NamedPortfolio named) {
        Portfolio portfolio = named.portfolio();
        Optional<PortfolioState> state = named.state();
        Instant now = named.context().clock().instant();
        return new PortfolioStatus(
                portfolio.name(),
                named.venue(),
                named.context().settings().modeOf(portfolio).name().toLowerCase(Locale.ROOT),
                portfolio.quote(),
                state.flatMap(PortfolioState::halted),
                state.flatMap(PortfolioState::paused),
                state.map(known -> known.books().cash()),
                state.map(known -> known.books().valueAtCost()),
                Optional.of(named.schedule().slotFrom(now)).filter(slot -> slot.isAfter(now)),
                portfolio.strategies().stream()
                        .map(strategy -> row(strategy, state))
                        .toList(),
                waiting(named, state, now),
                state.map(PortfolioStatus::orders).orElse(List.of()),
                outcomes(named, state, now));
    }

    private static Row row(PortfolioStrategy strategy, Optional<PortfolioState> state) {
        Optional<Holding> held = state.flatMap(known -> known.books().holding(strategy.name()));
        StrategyState wanted =
                state.map(known -> known.strategy(strategy.name())).orElse(StrategyState.INITIAL);
        return new Row(
                strategy.name(),
                strategy.origin().name(),
                strategy.instrument().toString(),
                held.map(holding -> holding.side().name()).orElse("FLAT"),
                held.map(Holding::quantity),
                held.map(Holding::cost),
                wanted.trade().map(OpenTrade::funding).filter(received -> received.signum() != 0),
                wanted.target().name(),
                wanted.pending().map(SignalRef::id));
    }

    private static List<Waiting> waiting(NamedPortfolio named, Optional<PortfolioState> state, Instant now) {
        List<Signal> recent =
                named.box().since(named.portfolio().name(), named.schedule().readFrom(now));
        List<String> handled = state.map(PortfolioState::handled).orElse(List.of());
        List<Signal> open =
                recent.stream().filter(signal -> !handled.contains(signal.id())).toList();
        SignalStates states = new SignalStates(named, open, now);
        return open.stream()
                .map(signal -> new Waiting(
                        signal.id(),
                        signal.strategy(),
                        signal.target().name(),
                        signal.time(),
                        states.due(signal),
                        states.state(signal)))
                .toList();
    }

    private static List<Order> orders(PortfolioState state) {
        return state.intents().stream()
                .filter(intent -> intent.status().unresolved())
                .map(PortfolioStatus::order)
                .toList();
    }

    private static Order order(Intent intent) {
        return new Order(
                intent.clientId(),
                intent.strategy().name(),
                intent.kind().name(),
                intent.side().name(),
                intent.quantity(),
                intent.status().name());
    }

    /** Newest first: those of the log, and those that are not in it yet. */
    private static List<Ended> outcomes(NamedPortfolio named, Optional<PortfolioState> state, Instant now) {
        Map<String, Ended> byId = new LinkedHashMap<>();
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        for (int day = 0; day < DAYS_OF_OUTCOMES && byId.size() < MAX_OUTCOMES; day++) {
            for (SignalLogRow row : named.log().signals(named.portfolio().name(), today.minusDays(day))) {
                byId.put(
                        row.id(),
                        new Ended(
                                Instant.ofEpochMilli(row.endedAt()),
                                row.strategy(),
                                row.id(),
                                row.target().name(),
                                row.outcome().name(),
                                row.reason()));
            }
        }
        state.map(PortfolioState::outbox)
                .orElse(List.of())
                .forEach(each -> byId.putIfAbsent(each.signal(), ended(each)));
        List<Ended> all = new ArrayList<>(byId.values());
        all.sort(Comparator.comparing(Ended::at).reversed().thenComparing(Ended::id));
        return List.copyOf(all.subList(0, Math.min(MAX_OUTCOMES, all.size())));
    }

    private static Ended ended(SignalOutcome outcome) {
        return new Ended(
                Instant.ofEpochMilli(outcome.time()),
                outcome.strategy(),
                outcome.signal(),
                "",
                outcome.outcome().name(),
                outcome.detail().orElse(""));
    }
}
