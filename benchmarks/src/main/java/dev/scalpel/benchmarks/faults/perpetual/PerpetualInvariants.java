package dev.scalpel.benchmarks.faults.perpetual;

import dev.scalpel.benchmarks.faults.testbed.PerpetualOwner;
import dev.scalpel.benchmarks.faults.testbed.PerpetualTestbed;
import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.execution.state.VenueState;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.contract.StormReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must hold at a venue with margin; the violated ones, in words. */
public final class PerpetualInvariants {

    /** Prices move before the engine finds that something was closed by hand: by a gap at most. */
    private static final BigDecimal MAX_MISESTIMATE = new BigDecimal("0.35");

    private final PerpetualTestbed testbed;

    public PerpetualInvariants(PerpetualTestbed testbed) {
        this.testbed = testbed;
    }

    /** All, where nobody else trades. */
    public List<String> violations() {
        List<String> broken = new ArrayList<>(always());
        broken.addAll(afterCleanInvocation());
        broken.addAll(ledger(BigDecimal.ZERO));
        return broken;
    }

    /** After every invocation, however it ended. */
    List<String> always() {
        StormReport report = testbed.venue().report();
        List<String> broken = new ArrayList<>();
        BigDecimal position = BigDecimal.ZERO;
        for (StormReport.Execution fill : report.fills()) {
            BigDecimal next =
                    fill.side() == OrderSide.BUY ? position.add(fill.quantity()) : position.subtract(fill.quantity());
            if (position.signum() * next.signum() < 0) {
                broken.add("NEVER_TWO_DIRECTIONS: " + fill + " turned " + position + " into " + next);
            }
            position = next;
        }
        Set<String> ids = new HashSet<>();
        for (StormReport.Order order : report.orders()) {
            if (!ids.add(order.clientId())) {
                broken.add("ONE_ORDER_PER_ID: two orders " + order.clientId());
            }
            boolean known = order.byVenue()
                    || PerpetualOwner.isOrder(order.clientId())
                    || testbed.sent().of(order.clientId()).isPresent();
            if (!known) {
                broken.add("NO_UNKNOWN_ORDER: an order that no intent allows: " + order);
            }
        }
        testbed.sent().entriesOfOneBar().forEach(what -> broken.add("ONE_ENTRY_PER_BAR: " + what));
        return broken;
    }

    /** After an invocation that no fault has spoiled. */
    List<String> afterCleanInvocation() {
        StormReport report = testbed.venue().report();
        List<String> broken = new ArrayList<>();
        Optional<SymbolState> state = testbed.state();
        BigDecimal held = report.position();
        BigDecimal books = state.map(PerpetualInvariants::books).orElse(BigDecimal.ZERO);
        if (books.compareTo(held) != 0) {
            broken.add("NO_POSITION_WITHOUT_BOOKS: " + held + " are held, the books have " + books);
        }
        boolean exiting = state.filter(PerpetualInvariants::isExiting).isPresent();
        OrderSide closing = held.signum() > 0 ? OrderSide.SELL : OrderSide.BUY;
        BigDecimal covered = BigDecimal.ZERO;
        for (StormReport.Order order : report.resting()) {
            if (!order.reduceOnly()) {
                broken.add("REDUCE_ONLY: " + order);
            }
            if (order.stop() && order.side() == closing) {
                covered = covered.add(order.remaining());
            }
            if (held.signum() == 0 || order.side() != closing) {
                broken.add("SURVIVOR: " + order + " rests while " + held + " are held");
            }
        }
        if (!exiting && held.abs().subtract(covered).compareTo(report.step()) >= 0) {
            broken.add("STOP_COVERS: " + held + " are held, stops cover " + covered);
        }
        return broken;
    }

    private static BigDecimal books(SymbolState state) {
        BigDecimal dust = execution(state).map(VenueState::dust).orElse(BigDecimal.ZERO);
        if (state.position().isEmpty()) {
            return dust;
        }
        BigDecimal net = new RoundTrip(state.symbol(), state.intents()).netBase();
        BigDecimal missing = execution(state).orElseThrow().accountAudit().missingQuantity();
        return net.signum() > 0
                ? net.subtract(missing).add(dust)
                : net.add(missing).add(dust);
    }

    private static Optional<VenueState> execution(SymbolState state) {
        return state.execution().map(VenueState.class::cast);
    }

    /** Whether the venue may have an exit. */
    private static boolean isExiting(SymbolState state) {
        return state.unresolved().stream().anyMatch(intent -> intent.kind() == Intent.Kind.EXIT);
    }

    /**
     * Once nothing is open: profit, fees and funding of all trades are those of the venue's fills and payments, to the last digit.
     *
     * @param closedByHand the value of what the owner closed, which the ledger has at an estimated price
     */
    List<String> ledger(BigDecimal closedByHand) {
        StormReport report = testbed.venue().report();
        Optional<SymbolState> idle = testbed.state().filter(SymbolState::isIdle);
        if (idle.isEmpty() || report.position().signum() != 0) {
            return List.of();
        }
        BigDecimal venue = report.funding().add(report.otherPayments());
        for (StormReport.Execution fill : report.fills()) {
            BigDecimal value = fill.value();
            venue = venue.add(fill.side() == OrderSide.SELL ? value : value.negate())
                    .subtract(fill.fee());
        }
        VenueState execution = execution(idle.orElseThrow()).orElseThrow();
        BigDecimal ledger = execution.margin().payments().net();
        BigDecimal booked = execution.margin().payments().funding();
        for (TradeRow row : testbed.trades()) {
            ledger = ledger.add(row.netProfit());
            booked = booked.add(row.funding());
        }
        List<String> broken = new ArrayList<>();
        BigDecimal difference = ledger.subtract(venue).abs();
        if (difference.compareTo(closedByHand.multiply(MAX_MISESTIMATE)) > 0) {
            broken.add("LEDGER_MATCHES_VENUE: " + ledger.toPlainString() + " in the ledger, " + venue.toPlainString()
                    + " at the venue");
        }
        if (booked.compareTo(report.funding()) != 0) {
            broken.add("FUNDING_IS_BOOKED_ONCE: " + booked.toPlainString() + " in the ledger, "
                    + report.funding().toPlainString() + " at the venue");
        }
        return broken;
    }
}
