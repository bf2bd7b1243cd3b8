package dev.scalpel.benchmarks.faults.perpetual;

import dev.scalpel.benchmarks.faults.testbed.PerpetualTestbed;
import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.execution.state.VenueState;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.localexchange.usdm.account.Income;
import dev.scalpel.localexchange.usdm.account.IncomeType;
import dev.scalpel.localexchange.usdm.orders.AlgoStatus;
import dev.scalpel.localexchange.usdm.orders.AlgoView;
import dev.scalpel.localexchange.usdm.orders.FuturesFill;
import dev.scalpel.localexchange.usdm.orders.FuturesOrderType;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must hold at a venue of perpetuals after an invocation that no fault spoiled. */
public final class PerpetualInvariants {

    private static final BigDecimal STEP = new BigDecimal("0.001");

    private final PerpetualTestbed testbed;

    public PerpetualInvariants(PerpetualTestbed testbed) {
        this.testbed = testbed;
    }

    /** The violated ones, in words. */
    public List<String> violations() {
        List<String> broken = new ArrayList<>();
        BigDecimal held = testbed.exchange()
                .position(PerpetualTestbed.INSTRUMENT.symbol())
                .quantity();
        Optional<SymbolState> state = testbed.state();
        BigDecimal books = state.filter(known -> known.position().isPresent())
                .map(known -> new RoundTrip(known.symbol(), known.intents()).netBase())
                .orElse(BigDecimal.ZERO);
        if (books.compareTo(held) != 0) {
            broken.add("NO_POSITION_WITHOUT_BOOKS: " + held + " are held, the books have " + books);
        }
        protection(held, broken);
        directions(broken);
        if (held.signum() == 0 && state.filter(SymbolState::isIdle).isPresent()) {
            ledger(state.orElseThrow(), broken);
        }
        return broken;
    }

    /** A reduce-only stop for all that is held, and nothing that rests could open or add. */
    private void protection(BigDecimal held, List<String> broken) {
        OrderSide closing = held.signum() > 0 ? OrderSide.SELL : OrderSide.BUY;
        BigDecimal covered = BigDecimal.ZERO;
        for (AlgoView order : testbed.exchange().algoOrders()) {
            if (order.status() != AlgoStatus.NEW) {
                continue;
            }
            if (!order.reduceOnly() && !order.closePosition()) {
                broken.add("REDUCE_ONLY: " + order);
            }
            if (order.type() == FuturesOrderType.STOP_MARKET && order.side() == closing) {
                covered = covered.add(order.quantity());
            }
            if (held.signum() == 0 || order.side() != closing) {
                broken.add("SURVIVOR: " + order + " rests while " + held + " are held");
            }
        }
        if (held.abs().subtract(covered).compareTo(STEP) >= 0) {
            broken.add("STOP_COVERS: " + held + " are held, stops cover " + covered);
        }
    }

    /** Between a position of one side and one of the other the venue was flat. */
    private void directions(List<String> broken) {
        BigDecimal position = BigDecimal.ZERO;
        for (FuturesFill fill : testbed.exchange().fills()) {
            BigDecimal next =
                    fill.side() == OrderSide.BUY ? position.add(fill.quantity()) : position.subtract(fill.quantity());
            if (position.signum() * next.signum() < 0) {
                broken.add("NEVER_TWO_DIRECTIONS: " + fill + " turned " + position + " into " + next);
            }
            position = next;
        }
    }

    /** Profit, fees and funding of all trades are those of the venue's fills and incomes, to the last digit. */
    private void ledger(SymbolState state, List<String> broken) {
        BigDecimal venue = BigDecimal.ZERO;
        for (FuturesFill fill : testbed.exchange().fills()) {
            BigDecimal quote = fill.quoteQuantity();
            venue = venue.add(fill.side() == OrderSide.SELL ? quote : quote.negate())
                    .subtract(fill.fee());
        }
        BigDecimal funding = BigDecimal.ZERO;
        for (Income income : testbed.exchange().incomes()) {
            funding = income.type() == IncomeType.FUNDING_FEE ? funding.add(income.amount()) : funding;
            boolean counts = income.type() == IncomeType.FUNDING_FEE || income.type() == IncomeType.INSURANCE_CLEAR;
            venue = counts ? venue.add(income.amount()) : venue;
        }
        VenueState execution = (VenueState) state.execution().orElseThrow();
        BigDecimal ledger = execution.margin().payments().net();
        BigDecimal booked = execution.margin().payments().funding();
        for (TradeRow row : testbed.trades()) {
            ledger = ledger.add(row.netProfit());
            booked = booked.add(row.funding());
        }
        if (ledger.compareTo(venue) != 0) {
            broken.add("LEDGER_MATCHES_VENUE: " + ledger.toPlainString() + " in the ledger, " + venue.toPlainString()
                    + " at the venue");
        }
        if (booked.compareTo(funding) != 0) {
            broken.add("FUNDING_IS_BOOKED_ONCE: " + booked.toPlainString() + " in the ledger, "
                    + funding.toPlainString() + " at the venue");
        }
    }
}
