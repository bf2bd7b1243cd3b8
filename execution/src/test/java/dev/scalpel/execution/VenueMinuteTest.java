package dev.scalpel.execution;

import static dev.scalpel.execution.VenueTestRig.ETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.execution.state.VenueState;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.market.OrderType;
import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VenueMinuteTest {

    private static final String ORDER = "POST /api/v3/order";
    private static final String LIST = "POST /api/v3/orderList/oco";

    private VenueTestRig rig = new VenueTestRig(1, "", 1);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aFillIsProtectedWithinTheInvocationThatSawIt() {
        rig.at(1);
        rig.call("{}");
        OpenPosition open = rig.state().position().orElseThrow();
        assertThat(resting()).hasSize(2).allSatisfy(order -> {
            assertThat(order.side()).isEqualTo(OrderSide.SELL);
            assertThat(order.quantity()).isEqualByComparingTo(open.position().quantity());
        });
        assertThat(rig.state().protections()).hasSize(2);
    }

    @Test
    void theStopRestsWhileTheBotIsDownForAnHour() {
        int minute = openOneThatWillBeStopped();
        rig.at(minute + 60);
        assertThat(rig.exchange.free("ETH")).isZero();
        rig.call("{}");

        TradeRow trade = rig.trades().get(rig.trades().size() - 1);
        assertThat(trade.exitReason()).isEqualTo(ExitReason.STOP);
        assertThat(trade.exit().time()).isLessThan(rig.clock.millis() - 60_000);
        assertThat(rig.failures).isEmpty();
    }

    @Test
    void anEntryWithALostResponseIsFoundByItsClientIdAndProtectedAtOnce() {
        rig.exchange.faults().failNext(Fault.lostResponse(), ORDER, 1);
        rig.at(1);
        rig.call("{}");
        assertThat(buys()).hasSize(1);
        assertThat(resting()).hasSize(2);
    }

    @Test
    void anEntryThatNeverArrivedLapsesAndIsNeverSentAgain() {
        rig.exchange.faults().failNext(Fault.resetBeforeExecution(), ORDER, 1);
        rig.at(1);
        rig.call("{}");
        rig.call("{}");
        assertThat(rig.state().unresolved()).isEmpty();
        assertThat(buys()).isEmpty();
        long firstBar = rig.state().lastBar().orElseThrow();

        rig.at(2);
        rig.call("{}");
        assertThat(buys())
                .hasSize(1)
                .allSatisfy(order -> assertThat(order.clientId())
                        .isNotEqualTo("e" + Long.toString(firstBar / Minutes.MILLIS, 36) + "-ETHUSDT"));
    }

    @Test
    void aProtectionWithALostResponseRestsOnce() {
        rig.exchange.faults().failNext(Fault.lostResponse(), LIST, 1);
        rig.at(1);
        rig.call("{}");
        assertThat(resting()).hasSize(2);
        assertThat(rig.state().unresolved()).extracting(Intent::status).containsExactly(Intent.Status.OPEN);
    }

    @Test
    void aProtectionWithATruncatedResponseRestsOnce() {
        rig.exchange.faults().failNext(Fault.truncatedBody(), LIST, 1);
        rig.at(1);
        rig.call("{}");
        assertThat(resting()).hasSize(2);
        assertThat(rig.failures).isEmpty();
    }

    @Test
    void aMakerEntrysProtectionIsReplacedWhenTheFeeWasNotInTheBaseAsset() {
        maker();
        int minute = 1;
        do {
            rig.run(minute, minute + 1);
            minute++;
        } while (rig.state().position().isEmpty());
        assertThat(rig.exchange.free("ETH")).isZero();
        assertThat(rig.exchange.locked("ETH")).isPositive();
    }

    @Test
    void aProtectionThatNeverArrivedIsSentAgainUnderAnotherIdWithinTheInvocation() {
        rig.exchange.faults().failNext(Fault.resetBeforeExecution(), LIST, 1);
        rig.at(1);
        rig.call("{}");
        assertThat(resting()).hasSize(2);
        assertThat(rig.state().unresolved().get(0).attempt()).isEqualTo(2);
    }

    @Test
    void theFilledPartOfAnEntryIsProtected() {
        rig.exchange.fillPartially(ETH, new BigDecimal("0.5"), Duration.ZERO, 1);
        rig.at(1);
        rig.call("{}");
        BigDecimal bought = rig.exchange.locked("ETH").add(rig.exchange.free("ETH"));
        assertThat(bought).isPositive();
        assertThat(resting())
                .hasSize(2)
                .allSatisfy(order -> assertThat(order.quantity()).isEqualByComparingTo(bought));
    }

    @Test
    void aFeeInTheBaseAssetIsNotSoldAndTheRestIsRecordedAsDust() {
        rig.exchange.setCommission(Commission.of("0.001"));
        rig.at(1);
        rig.call("{}");
        assertThat(resting())
                .allSatisfy(order -> assertThat(order.quantity())
                        .isLessThan(
                                rig.state().position().orElseThrow().position().quantity()));
        rig.call("{\"action\":\"emergency_stop\"}");
        TradeRow trade = rig.trades().get(0);
        BigDecimal left = trade.entry()
                .quantity()
                .subtract(trade.exit().quantity())
                .subtract(trade.fees().get("ETH"));
        assertThat(left).isEqualByComparingTo(rig.exchange.free("ETH")).isLessThan(new BigDecimal("0.00001"));
        assertThat(((VenueState) rig.state().execution().orElseThrow()).dust()).isEqualTo(left);
    }

    @Test
    void theLedgerEqualsTheVenueToTheLastDigit() {
        rig.exchange.setCommission(Commission.of("0.001"));
        rig.run(1, 400);
        rig.call("{\"action\":\"emergency_stop\"}");
        BigDecimal profit = rig.trades().stream().map(TradeRow::netProfit).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(rig.trades()).hasSizeGreaterThan(5);
        assertThat(rig.exchange.free("USDT").subtract(new BigDecimal("10000"))).isEqualByComparingTo(profit);
    }

    @Test
    void feesInAThirdAssetAreRecordedAndCharged() {
        rig.exchange.deposit("BNB", new BigDecimal("10"));
        rig.exchange.setCommission(new Commission(
                new BigDecimal("0.001"), new BigDecimal("0.001"), Commission.FeeAsset.BNB, new BigDecimal("600")));
        rig.at(1);
        rig.call("{}");
        rig.call("{\"action\":\"emergency_stop\"}");
        TradeRow trade = rig.trades().get(0);
        assertThat(trade.fees().get("BNB"))
                .isEqualByComparingTo(new BigDecimal("10").subtract(rig.exchange.free("BNB")));
        assertThat(rig.exchange.free("ETH")).isZero();
    }

    @Test
    void aTimeExitCancelsTheProtectionAndThenSells() {
        int minute = rig.open(1);
        while (rig.trades().stream().noneMatch(trade -> trade.exitReason() == ExitReason.TIME_LIMIT)) {
            rig.run(minute, minute + 1);
            minute++;
        }
        assertThat(rig.exchange.orders().stream()
                        .filter(order -> order.clientId().startsWith("x")))
                .allSatisfy(order -> assertThat(order.status()).isEqualTo(OrderStatus.FILLED));
        assertThat(rig.failures).isEmpty();
    }

    @Test
    void aTriggeredStopLimitThatDoesNotFillIsSoldAtTheMarketAfterItsTimeout() {
        rig.exchange.setOrderTypes(ETH, EnumSet.of(OrderType.MARKET, OrderType.STOP_LOSS_LIMIT));
        int minute = openOneThatWillBeStopped();
        rig.exchange.fillPartially(ETH, BigDecimal.ZERO, Duration.ofHours(5), 1);
        while (rig.trades().isEmpty()) {
            rig.run(minute, minute + 1);
            minute++;
        }
        TradeRow trade = rig.trades().get(0);
        assertThat(trade.exitReason()).isEqualTo(ExitReason.STOP);
        assertThat(rig.exchange.orders()).anyMatch(order -> order.clientId().startsWith("x"));
    }

    @Test
    void aRefusedExitIsRetriedInTheNextMinuteAndReported() {
        int minute = rig.open(1);
        rig.exchange
                .faults()
                .failNext(Fault.refusal("gone", 400, -2010, "Account has insufficient balance."), ORDER, 2);
        rig.call("{\"action\":\"emergency_stop\"}");
        assertThat(rig.state().position()).isPresent();
        assertThat(rig.failures)
                .anySatisfy(failure -> assertThat(failure).contains("the venue has refused to sell it 2 times"));
        rig.at(minute);
        rig.call("{}");
        assertThat(rig.state().position()).isEmpty();
        assertThat(rig.trades().get(0).exitReason()).isEqualTo(ExitReason.HALT);
    }

    @Test
    void aPositionSoldByTheOwnerIsClosedAsExternal() {
        int minute = rig.open(1);
        BigDecimal held = rig.exchange.locked("ETH");
        rig.broker.synchronise();
        rig.broker.cancel(ETH, rig.broker.openOrders(ETH).get(0));
        rig.broker.send(
                ETH,
                new Intent(
                        "by-hand",
                        1,
                        Intent.Kind.EXIT,
                        OrderSide.SELL,
                        0,
                        held,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        rig.clock.millis(),
                        rig.clock.millis() + 5_000,
                        IdempotencyPolicy.REQUEST_WINDOW,
                        Intent.Status.CLAIMED,
                        List.of()));

        rig.at(minute);
        rig.call("{}");
        assertThat(rig.state().position()).isEmpty();
        assertThat(rig.trades().get(0).exitReason()).isEqualTo(ExitReason.EXTERNAL);
        // At the bid of the minute that saw it, which is a minute after the sale.
        assertThat(rig.trades().get(0).netProfit())
                .isCloseTo(rig.exchange.free("USDT").subtract(new BigDecimal("10000")), within(new BigDecimal("1")));
        assertThat(rig.failures).singleElement().asString().contains("sold at the venue outside this bot");
    }

    @Test
    void anEmergencyStopLeavesNothingAtTheVenue() {
        rig.open(1);
        JsonNode answer = rig.call("{\"action\":\"emergency_stop\"}");
        assertThat(answer.path("failures")).isEmpty();
        assertThat(resting()).isEmpty();
        assertThat(rig.exchange.free("ETH")).isZero();
        assertThat(rig.state().position()).isEmpty();
        assertThat(rig.trades().get(0).exitReason()).isEqualTo(ExitReason.HALT);
    }

    @Test
    void aClockOffByHalfAMinuteDoesNotMatter() {
        Dispatcher late = rig.another(Clock.offset(rig.clock, Duration.ofSeconds(30)));
        rig.at(1);
        late.answer("{}", Deadline.in(Duration.ofMinutes(1), rig.clock));
        assertThat(buys()).hasSize(1);
        assertThat(resting()).hasSize(2);
        assertThat(rig.failures).isEmpty();
    }

    @Test
    void anEntryWhoseLegsTheVenueWouldRejectIsNotMade() {
        rig.close();
        rig = new VenueTestRig(VenueTestRig.market(1), "", 1, "6", "0");
        rig.at(1);
        JsonNode report = rig.call("{}").path("symbols").get(0);
        assertThat(report.path("decision").asText()).isEqualTo("BELOW_MINIMUM");
        assertThat(report.path("figures").path("equity").asDouble()).isEqualTo(6);
        assertThat(buys()).isEmpty();
    }

    @Test
    void aMakerEntryThatDoesNotFillInTimeIsCancelledWithItsProtection() {
        maker();
        rig.exchange.fillPartially(ETH, BigDecimal.ZERO, Duration.ofMinutes(30), 9);
        rig.at(1);
        rig.call("{}");
        assertThat(rig.state().unresolved()).hasSize(2);
        rig.at(2);
        rig.call("{}");
        assertThat(rig.exchange.orders().stream().filter(order -> order.id() <= 3))
                .hasSize(3)
                .noneMatch(order -> order.status().isOpen());
        assertThat(rig.failures).isEmpty();
    }

    @Test
    void aMakerEntryThatFillsBetweenInvocationsIsProtectedByTheVenue() {
        maker();
        int minute = 1;
        while (rig.exchange.locked("ETH").signum() == 0) {
            rig.at(minute);
            rig.call("{}");
            rig.clock.advance(Duration.ofSeconds(50));
            minute++;
        }
        assertThat(rig.state().position()).isEmpty();
        assertThat(resting())
                .hasSize(2)
                .allSatisfy(order -> assertThat(order.side()).isEqualTo(OrderSide.SELL));
        rig.at(minute);
        rig.call("{}");
        assertThat(rig.failures).isEmpty();
    }

    private void maker() {
        rig.close();
        rig = new VenueTestRig(
                VenueTestRig.market(1), "execution: {entry: maker}\ncosts: {feeBp: 10}\n", 1, "10000", "0.00003");
    }

    @Test
    void anUnresponsiveVenueFailsTheSymbolAndTheNextMinuteContinues() {
        int minute = rig.open(1);
        rig.exchange.faults().failNext(Fault.unavailableHtml(), "GET /api/v3/ticker/bookTicker", 1);
        rig.at(minute);
        assertThat(rig.call("{}").path("failures")).hasSize(1);
        rig.at(minute + 1);
        assertThat(rig.call("{}").path("failures")).isEmpty();
    }

    @Test
    void aRepeatedInvocationSendsNothingTwice() {
        for (int minute = 1; minute < 60; minute++) {
            rig.at(minute);
            rig.call("{}");
            rig.call("{}");
        }
        assertThat(buys()).extracting(OrderView::clientId).doesNotHaveDuplicates();
        assertThat(rig.exchange.locked("ETH"))
                .isEqualByComparingTo(
                        rig.state().protections().isEmpty()
                                ? BigDecimal.ZERO
                                : rig.state().protections().get(0).quantity());
    }

    /** Opens positions until one whose stop is touched within the next hour. */
    private int openOneThatWillBeStopped() {
        int minute = 1;
        while (true) {
            minute = rig.open(minute);
            OpenPosition open = rig.state().position().orElseThrow();
            if (isStoppedWithinTheHour(open)) {
                return minute;
            }
            rig.call("{\"action\":\"emergency_stop\"}");
            rig.call("{\"action\":\"resume\"}");
            rig.memory.list("trades/").forEach(rig.memory::delete);
        }
    }

    private boolean isStoppedWithinTheHour(OpenPosition open) {
        for (int row = rig.bars.firstRowFrom(Minutes.floor(rig.clock.millis()) + 60_000);
                rig.bars.openTime(row) < rig.clock.millis() + 40 * 60_000;
                row++) {
            if (rig.bars.high(row) >= open.position().targetPrice()) {
                return false;
            }
            if (rig.bars.low(row) <= open.position().stopPrice()) {
                return true;
            }
        }
        return false;
    }

    private List<OrderView> resting() {
        return rig.exchange.orders().stream()
                .filter(order -> order.status() == OrderStatus.NEW || order.status() == OrderStatus.PARTIALLY_FILLED)
                .toList();
    }

    private List<OrderView> buys() {
        return rig.exchange.orders().stream()
                .filter(order -> order.side() == OrderSide.BUY)
                .toList();
    }
}
