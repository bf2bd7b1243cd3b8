package dev.scalpel.benchmarks.faults.portfolio;

import dev.scalpel.benchmarks.faults.testbed.PortfolioTestbed;
import dev.scalpel.benchmarks.faults.testbed.ReportedTrade;
import dev.scalpel.benchmarks.faults.venues.PortfolioVenue;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.RestingOrders;
import dev.scalpel.portfolio.state.StrategyState;
import dev.scalpel.settings.portfolio.PortfolioStrategy;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.contract.StormReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must hold at a venue for a portfolio; the violated ones, in words. */
final class PortfolioInvariants {

    private static final BigDecimal ROUNDING = new BigDecimal("0.0000001");
    private static final BigDecimal FEE = new BigDecimal("0.001");
    private static final BigDecimal STEP = new BigDecimal("0.0001");

    private final PortfolioTestbed testbed;
    private final PortfolioVenue venue;
    private final StormSignals signals;
    private final PortfolioAccountFaults account;
    private final VenueBooks books;
    private BigDecimal funding = BigDecimal.ZERO;

    PortfolioInvariants(
            PortfolioTestbed testbed,
            PortfolioVenue venue,
            StormSignals signals,
            PortfolioAccountFaults account,
            VenueBooks books) {
        this.testbed = testbed;
        this.venue = venue;
        this.signals = signals;
        this.account = account;
        this.books = books;
    }

    /** After every run, however it ended. */
    List<String> always() {
        List<String> broken = new ArrayList<>(books.read(venue.fills()));
        BigDecimal paid = venue.funding().subtract(funding);
        if (paid.signum() != 0) {
            books.paid(paid);
            funding = venue.funding();
        }
        for (PortfolioStrategy strategy : testbed.portfolio().strategies()) {
            Symbol symbol = strategy.instrument();
            Set<String> ids = new HashSet<>();
            for (StormReport.Order order : venue.orders(symbol)) {
                if (!ids.add(order.clientId())) {
                    broken.add("ONE_ORDER_PER_ID: two orders " + order.clientId());
                }
                if (!order.byVenue()
                        && !order.clientId().startsWith(PortfolioAccountFaults.MANUAL)
                        && testbed.sent().of(order.clientId()).isEmpty()) {
                    broken.add("NO_UNKNOWN_ORDER: an order that no intent allows: " + order);
                }
            }
            if (!venue.margin() && books.held(symbol).signum() < 0) {
                broken.add("HELD_NOT_MORE_THAN_BOUGHT: " + books.held(symbol) + " " + symbol);
            }
            if (books.openings(symbol) > signals.entries(strategy.name())) {
                broken.add("SIGNAL_MOVES_AT_MOST_ONCE: " + books.openings(symbol) + " positions of " + symbol + " by "
                        + signals.entries(strategy.name()) + " signals");
            }
        }
        return broken;
    }

    /** After a run that no fault has spoiled. */
    List<String> afterCleanRun() {
        Optional<PortfolioState> state = testbed.state();
        List<String> broken = new ArrayList<>();
        state.ifPresent(known -> testbed.portfolio().strategies().forEach(each -> position(known, each, broken)));
        return broken;
    }

    private void position(PortfolioState state, PortfolioStrategy strategy, List<String> broken) {
        Symbol symbol = strategy.instrument();
        Optional<Holding> held = state.books().holding(strategy.name());
        BigDecimal booked = held.map(PortfolioInvariants::signed)
                .orElse(BigDecimal.ZERO)
                .add(state.dust().getOrDefault(strategy.name(), BigDecimal.ZERO));
        BigDecimal there = venue.held(symbol).subtract(account.foreign(symbol));
        if (booked.compareTo(there) != 0) {
            broken.add("BOOKS_HAVE_WHAT_IS_HELD: " + there.toPlainString() + " " + symbol + " are held, the books have "
                    + booked.toPlainString());
        }
        OrderSide closing = held.map(Holding::side)
                        .filter(side -> side == PositionSide.SHORT)
                        .isPresent()
                ? OrderSide.BUY
                : OrderSide.SELL;
        BigDecimal covered = BigDecimal.ZERO;
        for (StormReport.Order order : venue.orders(symbol)) {
            if (order.resting() && held.isEmpty()) {
                broken.add("SURVIVOR: " + order + " rests while nothing is held");
            }
            covered = order.resting() && order.stop() && order.side() == closing
                    ? covered.add(order.remaining())
                    : covered;
        }
        if (held.isPresent() && strategy.stopLoss().isPresent() && !isMoving(state, strategy.name(), held.get())) {
            BigDecimal open = held.get().quantity().subtract(covered);
            if (open.compareTo(STEP) >= 0) {
                broken.add("STOP_COVERS_WHAT_IS_HELD: " + held.get().quantity() + " " + symbol
                        + " are held, stops cover " + covered);
            }
        }
    }

    /** What look-ups have reported as executed is protected before the executions are listed. */
    List<String> afterLateReads() {
        List<String> broken = new ArrayList<>();
        testbed.state()
                .ifPresent(state -> testbed.portfolio().strategies().stream()
                        .filter(each -> each.stopLoss().isPresent())
                        .forEach(each -> reported(state, each, broken)));
        return broken;
    }

    private void reported(PortfolioState state, PortfolioStrategy strategy, List<String> broken) {
        List<Intent> intents = state.intents().stream()
                .filter(intent -> intent.strategy().name().equals(strategy.name()))
                .toList();
        ReportedTrade trade = new ReportedTrade(intents, testbed.sent());
        StrategyState known = state.strategy(strategy.name());
        boolean closing = state.halted().isPresent() || known.target() == TargetState.FLAT;
        if (closing || trade.isClosingInDoubt() || trade.entered().signum() == 0) {
            return;
        }
        Symbol symbol = strategy.instrument();
        List<StormReport.Order> orders = venue.orders(symbol);
        BigDecimal covered = orders.stream()
                .filter(order -> order.resting() && order.stop())
                .map(StormReport.Order::remaining)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal assumed = trade.resting().stream()
                .filter(stop -> orders.stream()
                        .noneMatch(order -> order.resting() && order.clientId().equals(stop.clientId())))
                .map(stop -> stop.quantity().subtract(stop.filledQuantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal there = venue.held(symbol).subtract(account.foreign(symbol)).abs();
        BigDecimal fee = venue.paysInQuote() || venue.margin()
                ? BigDecimal.ZERO
                : trade.entered().multiply(FEE);
        BigDecimal open = trade.entered().subtract(fee).min(there).subtract(assumed);
        if (open.subtract(covered).compareTo(STEP) >= 0) {
            broken.add("STOP_COVERS_WHAT_IS_HELD: look-ups have reported that " + open.toPlainString() + " " + symbol
                    + " are held, stops cover " + covered.toPlainString());
        }
    }

    private static BigDecimal signed(Holding held) {
        return held.side() == PositionSide.LONG
                ? held.quantity()
                : held.quantity().negate();
    }

    /** Whether an exit, or what the entry has left, is under way. */
    private static boolean isMoving(PortfolioState state, String name, Holding held) {
        return state.halted().isPresent()
                || state.strategy(name).work().isPresent()
                || !state.strategy(name).target().side().equals(Optional.of(held.side()))
                || state.intents().stream()
                        .anyMatch(intent -> intent.strategy().name().equals(name)
                                && intent.status().unresolved()
                                && !RestingOrders.rests(intent));
    }

    /** In the calm: what the books lack of the account's cash are transfers that no run had a reason to look for yet. */
    List<String> cash() {
        return testbed.state()
                .map(this::difference)
                .filter(off -> !books.areTransfers(off.negate(), ROUNDING))
                .map(off -> List.of("CASH_IS_THE_VENUES: the books differ by " + off.toPlainString()))
                .orElse(List.of());
    }

    private BigDecimal difference(PortfolioState state) {
        BigDecimal ours =
                venue.margin() ? state.books().valueAtCost() : state.books().cash();
        return ours.subtract(venue.money());
    }

    /** Once nothing is held: the profit of all trades is what our orders have brought in. */
    List<String> ledger() {
        boolean flat = testbed.state()
                .filter(state -> state.books().holdings().isEmpty())
                .isPresent();
        if (!flat) {
            return List.of("FLAT_AFTER_A_STOP: something is held still");
        }
        BigDecimal profit = testbed.trades().stream().map(TradeRow::netProfit).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal venues = books.earned();
        return profit.subtract(venues).abs().compareTo(ROUNDING) <= 0
                ? List.of()
                : List.of("LEDGER_MATCHES_VENUE: " + profit.toPlainString() + " in the ledger, "
                        + venues.toPlainString() + " at the venue");
    }
}
