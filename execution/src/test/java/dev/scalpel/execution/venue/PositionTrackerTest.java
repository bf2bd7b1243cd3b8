package dev.scalpel.execution.venue;

import static dev.scalpel.execution.venue.TradeFixture.BAR;
import static dev.scalpel.execution.venue.TradeFixture.DEADLINE;
import static dev.scalpel.execution.venue.TradeFixture.ENTRY;
import static dev.scalpel.execution.venue.TradeFixture.ETH;
import static dev.scalpel.execution.venue.TradeFixture.FILLED;
import static dev.scalpel.execution.venue.TradeFixture.NOW;
import static dev.scalpel.execution.venue.TradeFixture.bought;
import static dev.scalpel.execution.venue.TradeFixture.entering;
import static dev.scalpel.execution.venue.TradeFixture.entry;
import static dev.scalpel.execution.venue.TradeFixture.exit;
import static dev.scalpel.execution.venue.TradeFixture.fill;
import static dev.scalpel.execution.venue.TradeFixture.flat;
import static dev.scalpel.execution.venue.TradeFixture.holding;
import static dev.scalpel.execution.venue.TradeFixture.number;
import static dev.scalpel.execution.venue.TradeFixture.plan;
import static dev.scalpel.execution.venue.TradeFixture.protection;
import static dev.scalpel.execution.venue.TradeFixture.resting;
import static dev.scalpel.execution.venue.TradeFixture.sold;
import static dev.scalpel.execution.venue.TradeFixture.stop;
import static dev.scalpel.execution.venue.TradeFixture.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.execution.state.AccountAuditState;
import dev.scalpel.execution.state.CloseRequest;
import dev.scalpel.execution.state.EntryPlan;
import dev.scalpel.execution.state.SymbolStateBuilder;
import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.EntryBasis.BySignal;
import dev.scalpel.trading.EntryBasis.Distances;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What follows from fills: a position, a reason to exit, a trade. */
class PositionTrackerTest {

    private static final ExitPlan AT_TARGET = new ExitPlan(ExitReason.TARGET, number("104"), BAR + Minutes.MILLIS);

    private String bid = "101";

    // Opening.

    @Test
    void aFilledEntryBecomesAPositionByItsRealPrice() {
        SymbolStateBuilder builder = entering(bought(
                fill("b2", FILLED + 5, "102", "0.5", "0", "USDT"), fill("b1", FILLED, "100", "0.5", "0", "USDT")));
        book(builder).openPosition(NOW);
        OpenPosition open = builder.position().orElseThrow();
        Position position = open.position();
        assertThat(position.entryPrice()).isEqualTo(101);
        assertThat(position.stopPrice()).isEqualTo(98.98, within(1e-9));
        assertThat(position.targetPrice()).isEqualTo(105.04, within(1e-9));
        assertThat(position.quantity()).isEqualByComparingTo("1");
        assertThat(position.decisionTime()).isEqualTo(BAR);
        assertThat(position.entryTime()).isEqualTo(BAR + Minutes.MILLIS);
        assertThat(position.deadline()).isEqualTo(DEADLINE);
        assertThat(open.entryFills()).extracting("tradeId").containsExactly("b1", "b2");
        assertThat(open.tradeId()).isEqualTo(ENTRY);
        assertThat(open.entryLatencyMillis()).isEqualTo(500);
        assertThat(builder.execution().entry()).isEmpty();
    }

    @Test
    void anEntryBySignalBecomesAPositionAndARowOfItsStrategy() {
        BySignal basis = new BySignal("trend", "9f8e", new Distances(PositionSide.LONG, 0.03, 0.08, 480, 0));
        EntryPlan bySignal = new EntryPlan(
                ENTRY, BAR, basis, number("100"), number("1"), 500, Optional.empty(), Double.NaN, Double.NaN);
        SymbolStateBuilder builder = flat(bought());
        builder.execution(builder.execution().entering(bySignal));
        book(builder).openPosition(NOW);
        Position position = builder.position().orElseThrow().position();
        assertThat(position.stopPrice()).isEqualTo(97, within(1e-9));
        assertThat(position.targetPrice()).isEqualTo(108, within(1e-9));
        TradeRow row = book(builder).writeOff().orElseThrow();
        assertThat(row.basis()).isEqualTo(basis);
        assertThat(row.modelId()).isEmpty();
        assertThat(row.tacticsId()).isEmpty();
    }

    @Test
    void theHoldingTimeStartsWithTheMinuteOfTheFirstFill() {
        SymbolStateBuilder late = entering(bought(fill("b1", BAR + 3 * Minutes.MILLIS + 7, "100", "1", "0", "USDT")));
        book(late).openPosition(NOW);
        assertThat(late.position().orElseThrow().position().entryTime()).isEqualTo(BAR + 3 * Minutes.MILLIS);
    }

    @Test
    void anEntryIsNeverEarlierThanTheMinuteAfterItsBar() {
        SymbolStateBuilder early = entering(bought(fill("b1", BAR + 30_000, "100", "1", "0", "USDT")));
        book(early).openPosition(NOW);
        assertThat(early.position().orElseThrow().position().entryTime()).isEqualTo(BAR + Minutes.MILLIS);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLAIMED", "UNKNOWN", "REFUSED", "OPEN"})
    void anUnresolvedEntryIsLeftAlone(Intent.Status status) {
        SymbolStateBuilder builder = entering(entry(status));
        book(builder).openPosition(NOW);
        assertThat(builder.position()).isEmpty();
        assertThat(builder.execution().entry()).contains(plan());
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCELLED", "REJECTED", "LAPSED"})
    void anEntryThatBoughtNothingIsDropped(Intent.Status status) {
        SymbolStateBuilder builder = entering(entry(status));
        book(builder).openPosition(NOW);
        assertThat(builder.position()).isEmpty();
        assertThat(builder.execution().entry()).isEmpty();
        assertThat(builder.execution().accountAudit().unacknowledgedEntries())
                .isEqualTo(status == Intent.Status.LAPSED ? List.of(givenUp(entry(status))) : List.of());
    }

    @Test
    void withoutAPlanOrAnEntryNothingIsOpened() {
        SymbolStateBuilder old = flat(bought());
        book(old).openPosition(NOW);
        assertThat(old.position()).isEmpty();
        SymbolStateBuilder planned = entering();
        book(planned).openPosition(NOW);
        assertThat(planned.execution().entry()).isPresent();
    }

    // Adopting.

    @Test
    void anEntryThatAppearsWhileNothingIsOpenBecomesThePosition() {
        SymbolStateBuilder builder = remembering(flat(exit(1, Intent.Status.FILLED, NOW)));
        book(builder).adopt(givenUp(entry(Intent.Status.LAPSED)), List.of(bought()));
        assertThat(builder.intents()).containsExactly(bought());
        assertThat(builder.execution().entry()).contains(plan());
        assertThat(builder.execution().accountAudit().unacknowledgedEntries()).isEmpty();
        book(builder).openPosition(NOW);
        assertThat(builder.position()).isPresent();
    }

    @Test
    void anEntryThatAppearsBesideAPositionAddsToIt() {
        Intent other = another(Intent.Status.CLAIMED)
                .withReports(
                        List.of(order("e-other", OrderReport.Status.FILLED, "1")),
                        List.of(fill("o1", NOW, "102", "1", "0", "USDT")));
        SymbolStateBuilder builder = remembering(holding(resting(1)));
        book(builder).adopt(givenUp(entry(Intent.Status.LAPSED)), List.of(other));
        assertThat(builder.intents()).containsExactly(bought(), resting(1), other);
        OpenPosition open = builder.position().orElseThrow();
        assertThat(open.position().quantity()).isEqualByComparingTo("2");
        assertThat(open.position().stopPrice()).isEqualTo(98);
        assertThat(open.entryFills()).extracting("tradeId").containsExactly("b1", "o1");
        assertThat(builder.execution().entry()).isEmpty();
    }

    @Test
    void laterFillsOfAnAdoptedEntryBelongToThePosition() {
        Intent other = another(Intent.Status.CLAIMED)
                .withReports(List.of(order("e-other", OrderReport.Status.OPEN, "0")), List.of());
        SymbolStateBuilder builder = remembering(holding());
        book(builder).adopt(givenUp(entry(Intent.Status.LAPSED)), List.of(other));
        assertThat(builder.position().orElseThrow().position().quantity()).isEqualByComparingTo("1");
        Intent filled = other.withReports(
                List.of(order("e-other", OrderReport.Status.CANCELLED, "0.4")),
                List.of(fill("o1", NOW, "102", "0.4", "0", "USDT")));
        builder.intents(List.of(bought(), filled));
        book(builder).openPosition(NOW);
        OpenPosition open = builder.position().orElseThrow();
        assertThat(open.position().quantity()).isEqualByComparingTo("1.4");
        assertThat(open.entryFills()).extracting("tradeId").containsExactly("b1", "o1");
    }

    @Test
    void anEntryThatAppearsBesideAnOrderInDoubtKeepsBoth() {
        Intent doubtful = another(Intent.Status.UNKNOWN);
        SymbolStateBuilder builder = remembering(flat(entry(Intent.Status.LAPSED), doubtful));
        book(builder).adopt(givenUp(entry(Intent.Status.LAPSED)), List.of(bought()));
        assertThat(builder.intents()).containsExactly(doubtful, bought());
        assertThat(builder.execution().entry()).contains(plan());
    }

    @Test
    void anEntryThatAppearsBesideAPlannedOneKeepsThatPlan() {
        EntryPlan other = new EntryPlan(
                "other",
                BAR + Minutes.MILLIS,
                new ByModel("model", plan().basis().model().orElseThrow().bracket(), 0.02),
                number("99"),
                number("1"),
                1,
                Optional.of("tactics"),
                0,
                0.5);
        SymbolStateBuilder builder = remembering(flat(another(Intent.Status.UNKNOWN)));
        builder.execution(builder.execution().entering(other));
        book(builder).adopt(givenUp(entry(Intent.Status.LAPSED)), List.of(bought()));
        assertThat(builder.execution().entry()).contains(other);
        assertThat(builder.intents()).hasSize(2);
    }

    // Detecting the reason of an exit.

    @Test
    void aPartlyFilledStopIsTheReason() {
        SymbolStateBuilder builder = holding(protection(
                stop(1, OrderReport.Status.CANCELLED, "1", "0.1"),
                target(1, OrderReport.Status.CANCELLED, "1", "0"),
                fill("s1", NOW, "98", "0.1", "0", "USDT")));
        book(builder).detectExit(NOW);
        assertThat(builder.execution().exitPlan()).contains(new ExitPlan(ExitReason.STOP, number("98.0"), NOW));
    }

    @Test
    void aCompletelyFilledTargetIsTheReason() {
        SymbolStateBuilder builder = holding(targetFilled("1"));
        book(builder).detectExit(NOW);
        assertThat(builder.execution().exitPlan()).contains(new ExitPlan(ExitReason.TARGET, number("104.0"), NOW));
    }

    @Test
    void aPartlyFilledTargetIsNoReason() {
        SymbolStateBuilder builder = holding(targetFilled("0.5"));
        book(builder).detectExit(NOW);
        assertThat(builder.execution().exitPlan()).isEmpty();
    }

    @Test
    void aTargetThatLeavesOnlyDustIsTheReason() {
        // 0.04 at 101 is 4.04 USDT, below the minimum of 5.
        SymbolStateBuilder builder = holding(targetFilled("0.96"));
        book(builder).detectExit(NOW);
        assertThat(builder.execution().exitPlan()).map(ExitPlan::reason).contains(ExitReason.TARGET);
    }

    @Test
    void anUnfinishedOrUnfilledProtectionIsNoReason() {
        SymbolStateBuilder underWay = holding(protection(
                stop(1, OrderReport.Status.OPEN, "1", "0.1"),
                target(1, OrderReport.Status.CANCELLED, "1", "0"),
                fill("s1", NOW, "98", "0.1", "0", "USDT")));
        book(underWay).detectExit(NOW);
        assertThat(underWay.execution().exitPlan()).isEmpty();
        SymbolStateBuilder cancelled = holding(targetFilled("0"));
        book(cancelled).detectExit(NOW);
        assertThat(cancelled.execution().exitPlan()).isEmpty();
    }

    @Test
    void theFirstReasonIsKept() {
        ExitPlan first = new ExitPlan(ExitReason.TIME_LIMIT, number("103"), BAR);
        SymbolStateBuilder builder = holding(targetFilled("1"));
        builder.execution(builder.execution().exiting(first));
        book(builder).detectExit(NOW);
        assertThat(builder.execution().exitPlan()).contains(first);
        SymbolStateBuilder closed = flat(targetFilled("1"));
        book(closed).detectExit(NOW);
        assertThat(closed.execution().exitPlan()).isEmpty();
    }

    // Closing.

    @Test
    void aFilledTargetIsATradeWithItsNetQuote() {
        SymbolStateBuilder builder = holding(
                bought(fill("b1", FILLED, "100", "1", "0.1", "USDT")),
                protection(
                        stop(1, OrderReport.Status.CANCELLED, "1", "0"),
                        target(1, OrderReport.Status.FILLED, "1", "1"),
                        fill("s1", NOW, "104", "1", "0.104", "USDT")));
        book(builder).detectExit(BAR + Minutes.MILLIS);
        TradeRow trade = book(builder).close().orElseThrow();
        // 104 − 100 − 0.204.
        assertThat(trade.netProfit()).isEqualByComparingTo("3.796");
        assertThat(trade.netReturn()).isEqualTo(0.03796, within(1e-12));
        assertThat(trade.fees()).isEqualTo(Map.of("USDT", number("0.204")));
        assertThat(trade.exitReason()).isEqualTo(ExitReason.TARGET);
        assertThat(trade.id()).isEqualTo(ENTRY);
        assertThat(trade.revision()).isEqualTo(7);
        assertThat(trade.mode()).isEqualTo("testnet");
        assertThat(trade.decisionBar()).isEqualTo(BAR);
        assertThat(trade.entry())
                .isEqualTo(new TradeRow.Leg(FILLED, number("100"), number("100"), number("1"), number("1"), 500));
        assertThat(trade.exit())
                .isEqualTo(new TradeRow.Leg(NOW, number("104.0"), number("104"), number("1"), number("1"), 0));
        assertThat(builder.position()).isEmpty();
        assertThat(builder.execution().exitPlan()).isEmpty();
        assertThat(builder.account().settledEquity()).isEqualTo(1_003.796, within(1e-9));
        assertThat(builder.account().lossesInARow()).isZero();
    }

    @Test
    void anExitOfOursIsMeasuredFromTheCloseOfItsBar() {
        SymbolStateBuilder builder = leaving(holding(sold("104", "1", "0", "USDT")));
        // Decided on the bar that closed at 00:02, sent at 00:02.
        assertThat(book(builder).close().orElseThrow().exit().latencyMillis()).isZero();
        SymbolStateBuilder later = holding(sold("104", "1", "0", "USDT"));
        later.execution(later.execution().exiting(new ExitPlan(ExitReason.TIME_LIMIT, number("103"), BAR)));
        TradeRow trade = book(later).close().orElseThrow();
        assertThat(trade.exit().latencyMillis()).isEqualTo(60_000);
        assertThat(trade.exit().intendedPrice()).isEqualByComparingTo("103");
        assertThat(trade.exitReason()).isEqualTo(ExitReason.TIME_LIMIT);
    }

    @Test
    void theLatencyIsThatOfTheExitThatSold() {
        SymbolStateBuilder builder = leaving(holding(
                exit(2, Intent.Status.REJECTED, BAR),
                protection(1, Intent.Status.LAPSED),
                sold("104", "1", "0", "USDT")));
        assertThat(book(builder).close().orElseThrow().exit().latencyMillis()).isZero();
    }

    @Test
    void aLossAtAStopIsCountedInTheAccount() {
        SymbolStateBuilder builder = holding(protection(
                stop(1, OrderReport.Status.FILLED, "1", "1"),
                target(1, OrderReport.Status.CANCELLED, "1", "0"),
                fill("s1", NOW + 5, "97.9", "1", "0", "USDT")));
        book(builder).detectExit(BAR);
        TradeRow trade = book(builder).close().orElseThrow();
        assertThat(trade.netProfit()).isEqualByComparingTo("-2.1");
        assertThat(trade.exit().intendedPrice()).isEqualByComparingTo("98");
        assertThat(builder.account().lossesInARow()).isEqualTo(1);
        assertThat(builder.account().lastStopTime()).isEqualTo(NOW);
        assertThat(builder.account().lastLossTime()).isEqualTo(NOW);
        assertThat(builder.account().maxDrawdown()).isEqualTo(0.0021, within(1e-12));
    }

    @Test
    void dustIsCarriedOverAndCountsWhenSold() {
        SymbolStateBuilder builder = leaving(
                holding(bought(fill("b1", FILLED, "100", "1", "0.0004", "ETH")), sold("104", "0.999", "0", "USDT")));
        builder.execution(builder.execution().withDust(number("0.0003")));
        TradeRow trade = book(builder).close().orElseThrow();
        // 103.896 − 100; 0.0006 are left of this trade.
        assertThat(trade.netProfit()).isEqualByComparingTo("3.896");
        assertThat(builder.execution().dust()).isEqualByComparingTo("0.0009");
    }

    @Test
    void aSellableRestKeepsTheTradeOpen() {
        // With the dust of earlier trades 0.0501 are left: 0.050 at 101 is 5.05 USDT.
        SymbolStateBuilder builder = leaving(holding(sold("104", "0.9502", "0", "USDT")));
        builder.execution(builder.execution().withDust(number("0.0003")));
        assertThat(book(builder).close()).isEmpty();
        bid = "99";
        assertThat(book(builder).close()).isPresent();
    }

    @Test
    void anOrderInDoubtKeepsTheTradeOpen() {
        assertThat(book(leaving(holding(sold("104", "1", "0", "USDT"), resting(1))))
                        .close())
                .isEmpty();
        assertThat(book(leaving(flat(sold("104", "1", "0", "USDT")))).close()).isEmpty();
    }

    @Test
    void aFeeInAThirdAssetIsChargedByNotional() {
        SymbolStateBuilder builder = leaving(
                holding(bought(fill("b1", FILLED, "100", "1", "0.0002", "BNB")), sold("104", "1", "0.0002", "BNB")));
        TradeRow trade = book(builder).close().orElseThrow();
        // 10 bp of 100 and of 104.
        assertThat(trade.netProfit()).isEqualByComparingTo("3.796");
        assertThat(trade.fees()).isEqualTo(Map.of("BNB", number("0.0004")));
    }

    @Test
    void coinsThatLeftTheAccountAreValuedAtTheBid() {
        SymbolStateBuilder builder = leaving(holding(sold("104", "0.6", "0", "USDT")));
        builder.execution(
                builder.execution().withAccountAudit(AccountAuditState.NONE.withMissingQuantity(number("0.4"))));
        TradeRow trade = book(builder).close().orElseThrow();
        // 62.4 − 100 + 0.4 · 101.
        assertThat(trade.netProfit()).isEqualByComparingTo("2.8");
        assertThat(trade.exitReason()).isEqualTo(ExitReason.TARGET);
        assertThat(trade.exit().quantity()).isEqualByComparingTo("0.6");
        assertThat(builder.execution().accountAudit().missingQuantity()).isZero();
        assertThat(builder.execution().dust()).isZero();
    }

    @Test
    void aPositionThatLeftTheAccountEndsAsExternal() {
        SymbolStateBuilder builder = leaving(holding());
        builder.execution(
                builder.execution().withAccountAudit(AccountAuditState.NONE.withMissingQuantity(number("1"))));
        TradeRow trade = book(builder).close().orElseThrow();
        assertThat(trade.exitReason()).isEqualTo(ExitReason.EXTERNAL);
        assertThat(trade.netProfit()).isEqualByComparingTo("1");
        assertThat(trade.exit())
                .isEqualTo(new TradeRow.Leg(NOW, number("104"), number("101"), number("1"), number("1"), 0));
    }

    @Test
    void anUnexplainedTradeIsExternal() {
        SymbolStateBuilder builder = holding(sold("104", "1", "0", "USDT"));
        TradeRow trade = book(builder).close().orElseThrow();
        assertThat(trade.exitReason()).isEqualTo(ExitReason.EXTERNAL);
        assertThat(trade.exit().intendedPrice()).isEqualByComparingTo("101");
        assertThat(trade.exit().latencyMillis()).isZero();
    }

    @Test
    void theOrderThatSoldIsTheReasonWhateverWasDecidedMeanwhile() {
        ExitPlan overdue = new ExitPlan(ExitReason.TIME_LIMIT, number("103"), BAR);
        SymbolStateBuilder stopped = holding(
                exit(1, Intent.Status.REJECTED, NOW),
                protection(
                        stop(1, OrderReport.Status.FILLED, "1", "1"),
                        target(1, OrderReport.Status.CANCELLED, "1", "0"),
                        fill("s1", NOW, "98", "1", "0", "USDT")));
        stopped.execution(stopped.execution().exiting(overdue));
        assertThat(book(stopped).close().orElseThrow().exitReason()).isEqualTo(ExitReason.STOP);
        SymbolStateBuilder reached = holding(targetFilled("1"));
        reached.execution(reached.execution().exiting(overdue));
        assertThat(book(reached).close().orElseThrow().exitReason()).isEqualTo(ExitReason.TARGET);
        SymbolStateBuilder both = holding(targetFilled("0.5"), sold("103", "0.5", "0", "USDT"));
        both.execution(both.execution().exiting(overdue));
        assertThat(book(both).close().orElseThrow().exitReason()).isEqualTo(ExitReason.TIME_LIMIT);
    }

    @Test
    void aTradesOwnStateEndsWithIt() {
        SymbolStateBuilder builder = leaving(holding(sold("104", "1", "0", "USDT")));
        builder.execution(builder.execution().withRefusedExits(3).withCloseRequest(CloseRequest.SELL));
        book(builder).close();
        assertThat(builder.execution().refusedExits()).isZero();
        assertThat(builder.execution().closeRequest()).isEqualTo(CloseRequest.NONE);
    }

    // Writing off.

    @Test
    void coinsOfAWrittenOffPositionBecomeForeign() {
        SymbolStateBuilder builder = holding(resting(1));
        builder.execution(builder.execution()
                .withDust(number("0.0003"))
                .withAccountAudit(
                        AccountAuditState.NONE.withForeignQuantity(number("2")).withMissingQuantity(number("0.4"))));
        TradeRow trade = book(builder).writeOff().orElseThrow();
        assertThat(trade.exitReason()).isEqualTo(ExitReason.EXTERNAL);
        // All of it at the bid: 101 − 100.
        assertThat(trade.netProfit()).isEqualByComparingTo("1");
        assertThat(builder.position()).isEmpty();
        assertThat(builder.execution().accountAudit().foreignQuantity()).hasValueSatisfying(all -> equal(all, "2.6"));
        assertThat(builder.execution().accountAudit().missingQuantity()).isZero();
        assertThat(builder.execution().dust()).isEqualByComparingTo("0.0003");
    }

    @Test
    void withoutAPositionNothingIsWrittenOff() {
        SymbolStateBuilder builder = flat();
        assertThat(book(builder).writeOff()).isEmpty();
        assertThat(builder.execution().accountAudit()).isEqualTo(AccountAuditState.NONE);
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

    private static Intent another(Intent.Status status) {
        Intent entry = entry(status);
        return new Intent(
                "e-other",
                1,
                entry.kind(),
                entry.side(),
                BAR + Minutes.MILLIS,
                entry.quantity(),
                entry.price(),
                Optional.empty(),
                Optional.empty(),
                NOW,
                NOW + TradeFixture.WINDOW,
                IdempotencyPolicy.REQUEST_WINDOW,
                status,
                List.of());
    }

    private static OrderReport order(String clientId, OrderReport.Status status, String filled) {
        return TradeFixture.order(clientId, status, "1", filled);
    }

    private static AccountAuditState.UnacknowledgedEntry givenUp(Intent entry) {
        return new AccountAuditState.UnacknowledgedEntry(plan(), List.of(entry), NOW);
    }

    private static SymbolStateBuilder remembering(SymbolStateBuilder builder) {
        return builder.execution(builder.execution()
                .withAccountAudit(
                        AccountAuditState.NONE.withUnacknowledgedEntry(givenUp(entry(Intent.Status.LAPSED)))));
    }

    private static SymbolStateBuilder leaving(SymbolStateBuilder builder) {
        return builder.execution(builder.execution().exiting(AT_TARGET));
    }

    private PositionTracker book(SymbolStateBuilder builder) {
        return new PositionTracker(ETH, TradeFixture.config(), builder, TradeFixture.facts(NOW, bid), 7);
    }

    private static void equal(BigDecimal amount, String expected) {
        assertThat(amount).isEqualByComparingTo(expected);
    }
}
