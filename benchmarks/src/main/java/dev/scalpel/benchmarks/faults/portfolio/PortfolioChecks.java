package dev.scalpel.benchmarks.faults.portfolio;

import dev.scalpel.benchmarks.faults.testbed.PortfolioTestbed;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.portfolio.state.ClosedTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The invariants of a storm: those of the venue, and on paper those that need none. */
final class PortfolioChecks {

    /** How the source of a trade ends whose signal is not known. */
    private static final String UNKNOWN = ":" + ClosedTrade.NO_SIGNAL;

    private static final BigDecimal RESERVE = new BigDecimal("0.016");
    private static final BigDecimal ROUNDING = new BigDecimal("0.0000001");

    private final PortfolioTestbed testbed;
    private final StormSignals signals;
    private final Optional<PortfolioInvariants> venues;
    private Optional<PortfolioState> before = Optional.empty();

    PortfolioChecks(
            PortfolioTestbed testbed,
            StormSignals signals,
            Optional<PortfolioAccountFaults> account,
            VenueBooks books) {
        this.testbed = testbed;
        this.signals = signals;
        venues = account.map(
                faults -> new PortfolioInvariants(testbed, testbed.venue().orElseThrow(), signals, faults, books));
    }

    List<String> always() {
        return venues.map(PortfolioInvariants::always).orElseGet(this::onPaper);
    }

    List<String> afterCleanRun() {
        return venues.map(PortfolioInvariants::afterCleanRun).orElse(List.of());
    }

    List<String> afterLateReads() {
        return venues.map(PortfolioInvariants::afterLateReads).orElse(List.of());
    }

    List<String> inTheCalm() {
        List<String> broken =
                new ArrayList<>(venues.map(PortfolioInvariants::cash).orElse(List.of()));
        broken.addAll(signals());
        return broken;
    }

    /** Each trade has been opened by a signal of its own. */
    private List<String> signals() {
        Set<String> seen = new HashSet<>();
        return testbed.trades().stream()
                .filter(trade -> !trade.basis().sourceId().endsWith(UNKNOWN))
                .filter(trade -> !seen.add(trade.basis().sourceId()))
                .map(trade -> "SIGNAL_MOVES_AT_MOST_ONCE: two trades of "
                        + trade.basis().strategy() + " by " + trade.basis().sourceId())
                .toList();
    }

    List<String> ledger() {
        return venues.map(PortfolioInvariants::ledger).orElseGet(this::profit);
    }

    private List<String> onPaper() {
        List<String> broken = new ArrayList<>();
        testbed.state().ifPresent(state -> {
            boolean opened = before.filter(known ->
                            known.books().cash().compareTo(state.books().cash()) <= 0)
                    .isEmpty();
            BigDecimal least = state.books().valueAtCost().multiply(RESERVE);
            if (opened && state.books().cash().compareTo(least) < 0) {
                broken.add("CASH_NEVER_BELOW_RESERVE: " + state.books());
            }
            before = Optional.of(state);
        });
        testbed.portfolio().strategies().forEach(each -> {
            int closed = testbed.trades(each.instrument()).size();
            boolean open = testbed.state()
                    .flatMap(state -> state.books().holding(each.name()))
                    .isPresent();
            if (closed + (open ? 1 : 0) > signals.entries(each.name())) {
                broken.add("SIGNAL_MOVES_AT_MOST_ONCE: " + closed + " trades of " + each.name() + " by "
                        + signals.entries(each.name()) + " signals");
            }
        });
        return broken;
    }

    /** Of all trades, against the change of the value at cost, when nothing is held. */
    private List<String> profit() {
        BigDecimal profit = testbed.trades().stream().map(TradeRow::netProfit).reduce(BigDecimal.ZERO, BigDecimal::add);
        PortfolioState state = testbed.state().orElseThrow();
        if (!state.books().holdings().isEmpty()) {
            return List.of("FLAT_AFTER_A_STOP: " + state.books());
        }
        BigDecimal change = state.books().cash().subtract(testbed.initialCash());
        return profit.subtract(change).abs().compareTo(ROUNDING) <= 0
                ? List.of()
                : List.of("LEDGER_MATCHES_VENUE: " + profit.toPlainString() + " in the ledger, cash changed by "
                        + change.toPlainString());
    }
}
