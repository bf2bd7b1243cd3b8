package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.BAR;
import static dev.scalpel.execution.transition.TradeFixture.ENTRY;
import static dev.scalpel.execution.transition.TradeFixture.FILLED;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.bought;
import static dev.scalpel.execution.transition.TradeFixture.exit;
import static dev.scalpel.execution.transition.TradeFixture.fill;
import static dev.scalpel.execution.transition.TradeFixture.flat;
import static dev.scalpel.execution.transition.TradeFixture.holding;
import static dev.scalpel.execution.transition.TradeFixture.number;
import static dev.scalpel.execution.transition.TradeFixture.protection;
import static dev.scalpel.execution.transition.TradeFixture.resting;
import static dev.scalpel.execution.transition.TradeFixture.sold;
import static dev.scalpel.execution.transition.TradeFixture.stop;
import static dev.scalpel.execution.transition.TradeFixture.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.execution.state.AccountAuditState;
import dev.scalpel.execution.state.CloseRequest;
import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.ExitReason;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What fills mean for an open position: a reason to exit, a trade. */
class TradeTransitionsTest {

    private static final ExitPlan AT_TARGET = new ExitPlan(ExitReason.TARGET, number("104"), BAR + Minutes.MILLIS);

    private String bid = "101";

    // Detecting the reason of an exit.

    @Test
    void aPartlyFilledStopIsTheReason() {
        VenueBooks books = holding(protection(
                stop(1, OrderReport.Status.CANCELLED, "1", "0.1"),
                target(1, OrderReport.Status.CANCELLED, "1", "0"),
                fill("s1", NOW, "98", "0.1", "0", "USDT")));
        books = exitDetected(books, NOW);
        assertThat(books.execution().exitPlan()).contains(new ExitPlan(ExitReason.STOP, number("98.0"), NOW));
    }

    @Test
    void aCompletelyFilledTargetIsTheReason() {
        VenueBooks books = holding(targetFilled("1"));
        books = exitDetected(books, NOW);
        assertThat(books.execution().exitPlan()).contains(new ExitPlan(ExitReason.TARGET, number("104.0"), NOW));
    }

    @Test
    void aPartlyFilledTargetIsNoReason() {
        VenueBooks books = holding(targetFilled("0.5"));
        books = exitDetected(books, NOW);
        assertThat(books.execution().exitPlan()).isEmpty();
    }

    @Test
    void aTargetThatLeavesOnlyDustIsTheReason() {
        // 0.04 at 101 is 4.04 USDT, below the minimum of 5.
        VenueBooks books = holding(targetFilled("0.96"));
        books = exitDetected(books, NOW);
        assertThat(books.execution().exitPlan()).map(ExitPlan::reason).contains(ExitReason.TARGET);
    }

    @Test
    void anUnfinishedOrUnfilledProtectionIsNoReason() {
        VenueBooks underWay = holding(protection(
                stop(1, OrderReport.Status.OPEN, "1", "0.1"),
                target(1, OrderReport.Status.CANCELLED, "1", "0"),
                fill("s1", NOW, "98", "0.1", "0", "USDT")));
        underWay = exitDetected(underWay, NOW);
        assertThat(underWay.execution().exitPlan()).isEmpty();
        VenueBooks cancelled = holding(targetFilled("0"));
        cancelled = exitDetected(cancelled, NOW);
        assertThat(cancelled.execution().exitPlan()).isEmpty();
    }

    @Test
    void theFirstReasonIsKept() {
        ExitPlan first = new ExitPlan(ExitReason.TIME_LIMIT, number("103"), BAR);
        VenueBooks books = holding(targetFilled("1"));
        books = books.withExecution(books.execution().exiting(first));
        books = exitDetected(books, NOW);
        assertThat(books.execution().exitPlan()).contains(first);
        VenueBooks closed = flat(targetFilled("1"));
        closed = exitDetected(closed, NOW);
        assertThat(closed.execution().exitPlan()).isEmpty();
    }

    // Closing.

    @Test
    void aFilledTargetIsATradeWithItsNetQuote() {
        VenueBooks books = holding(
                bought(fill("b1", FILLED, "100", "1", "0.1", "USDT")),
                protection(
                        stop(1, OrderReport.Status.CANCELLED, "1", "0"),
                        target(1, OrderReport.Status.FILLED, "1", "1"),
                        fill("s1", NOW, "104", "1", "0.104", "USDT")));
        books = exitDetected(books, BAR + Minutes.MILLIS);
        Transition closed = close(books);
        TradeRow trade = trade(closed);
        books = closed.books();
        // 104 − 100 − 0.204.
        assertThat(trade.netProfit()).isEqualByComparingTo("3.796");
        assertThat(trade.netReturn()).isEqualTo(0.03796, within(1e-12));
        assertThat(trade.fees()).isEqualTo(Map.of("USDT", number("0.204")));
        assertThat(trade.exitReason()).isEqualTo(ExitReason.TARGET);
        assertThat(trade.id()).isEqualTo(ENTRY);
        assertThat(trade.revision()).isEqualTo(1);
        assertThat(trade.mode()).isEqualTo("testnet");
        assertThat(trade.decisionBar()).isEqualTo(BAR);
        assertThat(trade.entry())
                .isEqualTo(new TradeRow.Leg(FILLED, number("100"), number("100"), number("1"), number("1"), 500));
        assertThat(trade.exit())
                .isEqualTo(new TradeRow.Leg(NOW, number("104.0"), number("104"), number("1"), number("1"), 0));
        assertThat(books.position()).isEmpty();
        assertThat(books.execution().exitPlan()).isEmpty();
        assertThat(books.account().settledEquity()).isEqualTo(1_003.796, within(1e-9));
        assertThat(books.account().lossesInARow()).isZero();
    }

    @Test
    void anExitOfOursIsMeasuredFromTheCloseOfItsBar() {
        VenueBooks books = leaving(holding(sold("104", "1", "0", "USDT")));
        // Decided on the bar that closed at 00:02, sent at 00:02.
        assertThat(trade(close(books)).exit().latencyMillis()).isZero();
        VenueBooks later = holding(sold("104", "1", "0", "USDT"));
        later = later.withExecution(later.execution().exiting(new ExitPlan(ExitReason.TIME_LIMIT, number("103"), BAR)));
        Transition closed = close(later);
        TradeRow trade = trade(closed);
        assertThat(trade.exit().latencyMillis()).isEqualTo(60_000);
        assertThat(trade.exit().intendedPrice()).isEqualByComparingTo("103");
        assertThat(trade.exitReason()).isEqualTo(ExitReason.TIME_LIMIT);
    }

    @Test
    void theLatencyIsThatOfTheExitThatSold() {
        VenueBooks books = leaving(holding(
                exit(2, Intent.Status.REJECTED, BAR),
                protection(1, Intent.Status.LAPSED),
                sold("104", "1", "0", "USDT")));
        assertThat(trade(close(books)).exit().latencyMillis()).isZero();
    }

    @Test
    void aLossAtAStopIsCountedInTheAccount() {
        VenueBooks books = holding(protection(
                stop(1, OrderReport.Status.FILLED, "1", "1"),
                target(1, OrderReport.Status.CANCELLED, "1", "0"),
                fill("s1", NOW + 5, "97.9", "1", "0", "USDT")));
        books = exitDetected(books, BAR);
        Transition closed = close(books);
        TradeRow trade = trade(closed);
        books = closed.books();
        assertThat(trade.netProfit()).isEqualByComparingTo("-2.1");
        assertThat(trade.exit().intendedPrice()).isEqualByComparingTo("98");
        assertThat(books.account().lossesInARow()).isEqualTo(1);
        assertThat(books.account().lastStopTime()).isEqualTo(NOW);
        assertThat(books.account().lastLossTime()).isEqualTo(NOW);
        assertThat(books.account().maxDrawdown()).isEqualTo(0.0021, within(1e-12));
    }

    @Test
    void dustIsCarriedOverAndCountsWhenSold() {
        VenueBooks books = leaving(
                holding(bought(fill("b1", FILLED, "100", "1", "0.0004", "ETH")), sold("104", "0.999", "0", "USDT")));
        books = books.withExecution(books.execution().withDust(number("0.0003")));
        Transition closed = close(books);
        TradeRow trade = trade(closed);
        books = closed.books();
        // 103.896 − 100; 0.0006 are left of this trade.
        assertThat(trade.netProfit()).isEqualByComparingTo("3.896");
        assertThat(books.execution().dust()).isEqualByComparingTo("0.0009");
    }

    @Test
    void aSellableRestKeepsTheTradeOpen() {
        // With the dust of earlier trades 0.0501 are left: 0.050 at 101 is 5.05 USDT.
        VenueBooks books = leaving(holding(sold("104", "0.9502", "0", "USDT")));
        books = books.withExecution(books.execution().withDust(number("0.0003")));
        assertThat(close(books)).isEqualTo(Transition.to(books));
        bid = "99";
        assertThat(close(books).trades()).hasSize(1);
    }

    @Test
    void anOrderInDoubtKeepsTheTradeOpen() {
        assertThat(close(leaving(holding(sold("104", "1", "0", "USDT"), resting(1))))
                        .trades())
                .isEmpty();
        assertThat(close(leaving(flat(sold("104", "1", "0", "USDT")))).trades()).isEmpty();
    }

    @Test
    void aFeeInAThirdAssetIsChargedByNotional() {
        VenueBooks books = leaving(
                holding(bought(fill("b1", FILLED, "100", "1", "0.0002", "BNB")), sold("104", "1", "0.0002", "BNB")));
        Transition closed = close(books);
        TradeRow trade = trade(closed);
        // 10 bp of 100 and of 104.
        assertThat(trade.netProfit()).isEqualByComparingTo("3.796");
        assertThat(trade.fees()).isEqualTo(Map.of("BNB", number("0.0004")));
    }

    @Test
    void coinsThatLeftTheAccountAreValuedAtTheBid() {
        VenueBooks books = leaving(holding(sold("104", "0.6", "0", "USDT")));
        books = books.withExecution(
                books.execution().withAccountAudit(AccountAuditState.NONE.withMissingQuantity(number("0.4"))));
        Transition closed = close(books);
        TradeRow trade = trade(closed);
        books = closed.books();
        // 62.4 − 100 + 0.4 · 101.
        assertThat(trade.netProfit()).isEqualByComparingTo("2.8");
        assertThat(trade.exitReason()).isEqualTo(ExitReason.TARGET);
        assertThat(trade.exit().quantity()).isEqualByComparingTo("0.6");
        assertThat(books.execution().accountAudit().missingQuantity()).isZero();
        assertThat(books.execution().dust()).isZero();
    }

    @Test
    void aPositionThatLeftTheAccountEndsAsExternal() {
        VenueBooks books = leaving(holding());
        books = books.withExecution(
                books.execution().withAccountAudit(AccountAuditState.NONE.withMissingQuantity(number("1"))));
        Transition closed = close(books);
        TradeRow trade = trade(closed);
        assertThat(trade.exitReason()).isEqualTo(ExitReason.EXTERNAL);
        assertThat(trade.netProfit()).isEqualByComparingTo("1");
        assertThat(trade.exit())
                .isEqualTo(new TradeRow.Leg(NOW, number("104"), number("101"), number("1"), number("1"), 0));
    }

    @Test
    void anUnexplainedTradeIsExternal() {
        VenueBooks books = holding(sold("104", "1", "0", "USDT"));
        Transition closed = close(books);
        TradeRow trade = trade(closed);
        assertThat(trade.exitReason()).isEqualTo(ExitReason.EXTERNAL);
        assertThat(trade.exit().intendedPrice()).isEqualByComparingTo("101");
        assertThat(trade.exit().latencyMillis()).isZero();
    }

    @Test
    void theOrderThatSoldIsTheReasonWhateverWasDecidedMeanwhile() {
        ExitPlan overdue = new ExitPlan(ExitReason.TIME_LIMIT, number("103"), BAR);
        VenueBooks stopped = holding(
                exit(1, Intent.Status.REJECTED, NOW),
                protection(
                        stop(1, OrderReport.Status.FILLED, "1", "1"),
                        target(1, OrderReport.Status.CANCELLED, "1", "0"),
                        fill("s1", NOW, "98", "1", "0", "USDT")));
        stopped = stopped.withExecution(stopped.execution().exiting(overdue));
        assertThat(trade(close(stopped)).exitReason()).isEqualTo(ExitReason.STOP);
        VenueBooks reached = holding(targetFilled("1"));
        reached = reached.withExecution(reached.execution().exiting(overdue));
        assertThat(trade(close(reached)).exitReason()).isEqualTo(ExitReason.TARGET);
        VenueBooks both = holding(targetFilled("0.5"), sold("103", "0.5", "0", "USDT"));
        both = both.withExecution(both.execution().exiting(overdue));
        assertThat(trade(close(both)).exitReason()).isEqualTo(ExitReason.TIME_LIMIT);
    }

    @Test
    void aTradesOwnStateEndsWithIt() {
        VenueBooks books = leaving(holding(sold("104", "1", "0", "USDT")));
        books = books.withExecution(books.execution().withRefusedExits(3).withCloseRequest(CloseRequest.SELL));
        books = close(books).books();
        assertThat(books.execution().refusedExits()).isZero();
        assertThat(books.execution().closeRequest()).isEqualTo(CloseRequest.NONE);
    }

    // Writing off.

    @Test
    void coinsOfAWrittenOffPositionBecomeForeign() {
        VenueBooks books = holding(resting(1));
        books = books.withExecution(books.execution()
                .withDust(number("0.0003"))
                .withAccountAudit(
                        AccountAuditState.NONE.withForeignQuantity(number("2")).withMissingQuantity(number("0.4"))));
        Transition closed = writeOff(books);
        TradeRow trade = trade(closed);
        books = closed.books();
        assertThat(trade.exitReason()).isEqualTo(ExitReason.EXTERNAL);
        // All of it at the bid: 101 − 100.
        assertThat(trade.netProfit()).isEqualByComparingTo("1");
        assertThat(books.position()).isEmpty();
        assertThat(books.execution().accountAudit().foreignQuantity()).hasValueSatisfying(all -> equal(all, "2.6"));
        assertThat(books.execution().accountAudit().missingQuantity()).isZero();
        assertThat(books.execution().dust()).isEqualByComparingTo("0.0003");
    }

    @Test
    void withoutAPositionNothingIsWrittenOff() {
        VenueBooks books = flat();
        assertThat(writeOff(books)).isEqualTo(Transition.to(books));
        assertThat(books.execution().accountAudit()).isEqualTo(AccountAuditState.NONE);
    }

    private static Intent targetFilled(String quantity) {
        boolean none = quantity.equals("0");
        boolean whole = quantity.equals("1");
        OrderReport stop = stop(1, OrderReport.Status.CANCELLED, "1", "0");
        OrderReport target = target(1, whole ? OrderReport.Status.FILLED : OrderReport.Status.CANCELLED, "1", quantity);
        return none
                ? protection(stop, target)
                : protection(stop, target, fill("s1", NOW, "104", quantity, "0", "USDT"));
    }

    private static VenueBooks leaving(VenueBooks books) {
        return books.withExecution(books.execution().exiting(AT_TARGET));
    }

    private VenueBooks exitDetected(VenueBooks books, long newestBar) {
        return TradeTransitions.exitDetected(books, TradeFixture.facts(NOW, bid), newestBar);
    }

    private Transition close(VenueBooks books) {
        return new TradeTransitions(TradeFixture.config()).closed(books, TradeFixture.facts(NOW, bid));
    }

    private Transition writeOff(VenueBooks books) {
        return new TradeTransitions(TradeFixture.config()).writtenOff(books, TradeFixture.facts(NOW, bid));
    }

    private static TradeRow trade(Transition closed) {
        assertThat(closed.trades()).hasSize(1);
        return closed.trades().get(0);
    }

    private static void equal(BigDecimal amount, String expected) {
        assertThat(amount).isEqualByComparingTo(expected);
    }
}
