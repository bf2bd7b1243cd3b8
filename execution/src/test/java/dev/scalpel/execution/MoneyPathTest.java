package dev.scalpel.execution;

import static dev.scalpel.execution.VenueTestRig.ETH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.faults.StaleRead;
import dev.scalpel.localexchange.market.SymbolStatus;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Adverse cases of the money path, each with the loss that it once caused. */
class MoneyPathTest {

    private static final BigDecimal STEP = new BigDecimal("0.00001");
    private static final double HALF_WAY = 0.5;

    private final CraftedMarket market = CraftedMarket.of("");
    private VenueTestRig rig;

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    /** The venue cancels the other leg of an OCO when one fills in part: 28 minutes without a stop, -4.35 %. */
    @Test
    void aPartlyFilledTargetIsProtectedAgainInTheRoundThatSeesIt() {
        rig = market.rig(
                minute -> minute == 0 ? levels(HALF_WAY, 1.05, HALF_WAY) : levels(HALF_WAY, HALF_WAY, HALF_WAY), 30);
        rig.run(1, market.opened());
        partlyFillTheTarget("0.02");
        rig.run(market.opened(), market.opened() + 2);
        assertThat(rig.exchange.fills().stream().filter(fill -> fill.side() == OrderSide.SELL))
                .hasSize(1);
        assertThat(covered()).isGreaterThan(held().subtract(STEP)).isPositive();
        assertThat(rig.state().position()).isPresent();
        assertThat(rig.failures).isEmpty();
    }

    @Test
    void aPartlyFilledTargetThenACrashLosesNoMoreThanTheStop() {
        rig = market.rig(
                minute -> minute == 0
                        ? levels(HALF_WAY, 1.05, HALF_WAY)
                        : minute < 3 ? levels(HALF_WAY, HALF_WAY, HALF_WAY) : levels(-0.5, -0.5, -0.5),
                30);
        rig.run(1, market.opened());
        partlyFillTheTarget("0.02");
        rig.run(market.opened(), market.opened() + 6);
        TradeRow trade = rig.trades().get(0);
        assertThat(trade.exitReason()).isEqualTo(ExitReason.STOP);
        double stop = market.position().stopPrice();
        // The price falls evenly through the stop within a minute: a market stop fills at the stop.
        assertThat(trade.exit().price().doubleValue()).isGreaterThan(stop * 0.999);
    }

    /** Look-ups return "unknown order" for seconds after an order was accepted: it was bought again in the next minute. */
    @Test
    void anAcknowledgedEntryThatNoLookUpFindsIsProtectedAndNotBoughtAgain() {
        rig = market.flat(HALF_WAY, 30);
        rig.run(1, market.opened() - 1);
        staleOrders();
        rig.at(market.opened() - 1);
        rig.call("{}");
        staleBalances();
        assertThat(covered()).isGreaterThan(held().subtract(STEP)).isPositive();
        rig.run(market.opened(), market.opened() + 3);
        rig.exchange.endReadDelays();
        rig.run(market.opened() + 3, market.opened() + 5);
        assertThat(buys()).hasSize(1);
        assertThat(rig.state().position()).isPresent();
        assertThat(covered()).isGreaterThan(held().subtract(STEP)).isPositive();
        assertThat(rig.failures).isEmpty();
    }

    @Test
    void oneLookUpThatFindsNothingLeavesNoFilledEntryWithoutAStop() {
        rig = market.flat(HALF_WAY, 30);
        rig.run(1, market.opened() - 1);
        rig.exchange
                .faults()
                .failNext(Fault.refusal("stale", 400, -2013, "Order does not exist."), "GET /api/v3/order", 1);
        rig.at(market.opened() - 1);
        rig.call("{}");
        assertThat(covered()).isGreaterThan(held().subtract(STEP)).isPositive();
    }

    @Test
    void anAcknowledgedProtectionThatNoLookUpFindsIsNotSentAgain() {
        rig = market.flat(HALF_WAY, 30);
        rig.run(1, market.opened());
        long sold = sells();
        staleOrders();
        staleBalances();
        rig.run(market.opened(), market.opened() + 5);
        assertThat(sells()).isEqualTo(sold);
        assertThat(covered()).isGreaterThan(held().subtract(STEP)).isPositive();
        assertThat(rig.failures).isEmpty();
    }

    /** The process dies between request and response, and the venue's look-ups lag by three minutes. */
    @Test
    void anEntryThatWasGivenUpIsAdoptedWithinAMinuteAfterServiceReturns() {
        rig = market.flat(HALF_WAY, 60);
        rig.run(1, market.opened() - 1);
        staleOrders();
        rig.exchange.faults().failNext(Fault.lostResponse(), "POST /api/v3/order", 1);
        rig.run(market.opened() - 1, market.opened() + 3);
        rig.exchange.endReadDelays();
        rig.run(market.opened() + 3, market.opened() + 5);
        assertThat(covered()).isGreaterThan(held().subtract(STEP)).isPositive();
        rig.at(market.opened() + 5);
        rig.call("{\"action\":\"emergency_stop\"}");
        assertThat(held()).isLessThan(STEP);
        assertThat(profit()).isEqualByComparingTo(gained());
    }

    /** A remainder below the step after every trade: 68 bp of each entry of a 500 USDT account. */
    @Test
    void carriedDustIsSoldWithTheNextExit() {
        rig = new VenueTestRig(VenueTestRig.market(1), "costs: {feeBp: 10, slippageBp: 0}\n", 1, "10000", "0");
        rig.exchange.setCommission(Commission.of("0.00037"));
        rig.run(1, 600);
        rig.call("{\"action\":\"emergency_stop\"}");
        assertThat(rig.trades()).hasSizeGreaterThan(10);
        assertThat(rig.exchange.free("ETH")).isLessThan(STEP);
        assertThat(profit()).isEqualByComparingTo(gained());
    }

    /** Each refused exit was looked up each round: 3,900 weight a minute after two hours. */
    @Test
    void refusedExitsAreConfirmedOnceAndBackOff() {
        rig = market.flat(HALF_WAY, 200);
        rig.run(1, market.opened());
        rig.exchange
                .faults()
                .failNext(
                        Fault.refusal("disabled", 400, -2010, "This action is disabled on this account."),
                        "POST /api/v3/order",
                        10_000);
        rig.call("{\"action\":\"emergency_stop\"}");
        rig.run(market.opened(), market.opened() + 120);
        assertThat(rig.exchange.faults().applied().size()).isBetween(5, 30);
        assertThat(rig.state().intents()).hasSizeLessThan(8);
        rig.exchange.faults().clear();
        rig.run(market.opened() + 120, market.opened() + 131);
        assertThat(rig.state().position()).isEmpty();
        assertThat(rig.trades().get(0).exitReason()).isEqualTo(ExitReason.HALT);
    }

    /** The stop was a limit 30 bp under its trigger: a gap left it unfilled for a minute and 300 bp. */
    @Test
    void aStopThatTheMarketGapsOverFillsAtOnce() {
        rig = market.rig(minute -> minute < 2 ? levels(HALF_WAY, HALF_WAY, HALF_WAY) : levels(-20, -20, -20), 30);
        rig.run(1, market.opened() + 1);
        assertThat(resting().stream().filter(order -> order.type().equals("STOP_LOSS")))
                .hasSize(1);
        rig.at(market.opened() + 10);
        assertThat(held()).isLessThan(STEP);
    }

    /** A firewall's 403 was mistaken for a rejection: after two of them the position was sold at the market. */
    @Test
    void aResponseOfTheFirewallSellsNothingAndIsARateLimit() {
        rig = market.flat(HALF_WAY, 60);
        rig.run(1, market.opened() - 1);
        rig.exchange.faults().failNext(Fault.firewall(), "POST /api/v3/orderList/oco", 2);
        rig.run(market.opened() - 1, market.opened() + 9);
        assertThat(rig.exchange.fills().stream().filter(fill -> fill.side() == OrderSide.SELL))
                .isEmpty();
        assertThat(covered()).isGreaterThan(held().subtract(STEP)).isPositive();
    }

    /** Two hours of "Market is closed": a state of the market, not a rejection of each order. */
    @Test
    void aPositionInAClosedMarketIsClosedWhenItOpens() {
        rig = market.flat(HALF_WAY, 240);
        rig.run(1, market.opened());
        rig.exchange.setStatus(ETH, SymbolStatus.HALT);
        rig.call("{\"action\":\"emergency_stop\"}");
        int orders = rig.exchange.orders().size();
        rig.run(market.opened(), market.opened() + 120);
        assertThat(rig.exchange.orders()).hasSize(orders);
        assertThat(rig.state().position()).isPresent();
        assertThat(rig.state().intents()).hasSizeLessThan(5);
        assertThat(rig.failures).last().asString().contains("its market has taken no orders since");
        rig.exchange.setStatus(ETH, SymbolStatus.TRADING);
        rig.run(market.opened() + 120, market.opened() + 122);
        assertThat(rig.state().position()).isEmpty();
        assertThat(rig.trades().get(0).exitReason()).isEqualTo(ExitReason.HALT);
    }

    @Test
    void noEntryIsSentIntoAClosedMarketTwice() {
        rig = new VenueTestRig(1, "", 1);
        rig.exchange.setStatus(ETH, SymbolStatus.HALT);
        rig.at(1);
        rig.call("{}");
        rig.at(2);
        JsonNode second = rig.call("{}").path("symbols").get(0);
        assertThat(second.path("decision").asText()).isEqualTo("MARKET_CLOSED");
        assertThat(rig.failures).isEmpty();
        rig.exchange.setStatus(ETH, SymbolStatus.TRADING);
        rig.run(3, 6);
        assertThat(buys()).hasSize(1);
    }

    /** A delisted symbol failed every minute, and so did emergency_stop. */
    @Test
    void aDelistedSymbolIsWrittenOffAndStaysQuiet() {
        rig = market.flat(HALF_WAY, 240);
        rig.run(1, market.opened());
        rig.exchange.delist(ETH);
        rig.call("{\"action\":\"emergency_stop\"}");
        assertThat(rig.failures).last().asString().contains("its position is written off as EXTERNAL");
        rig.run(market.opened(), market.opened() + 12);
        assertThat(rig.state().position()).isEmpty();
        assertThat(rig.trades().get(0).exitReason()).isEqualTo(ExitReason.EXTERNAL);
        int failures = rig.failures.size();
        rig.run(market.opened() + 12, market.opened() + 40);
        assertThat(rig.failures).hasSize(failures);
    }

    /** {@code books} is the name of the first edition. */
    @ParameterizedTest
    @ValueSource(strings = {"write-off", "books"})
    void anOperatorWritesADelistedPositionOffAtOnce(String how) {
        rig = market.flat(HALF_WAY, 60);
        rig.run(1, market.opened());
        rig.exchange.delist(ETH);
        JsonNode answer =
                rig.call("{\"action\":\"close_position\",\"symbols\":[\"ETH/USDT\"],\"how\":\"" + how + "\"}");
        assertThat(answer.path("failures")).isEmpty();
        assertThat(rig.state().position()).isEmpty();
        assertThat(rig.trades().get(0).exitReason()).isEqualTo(ExitReason.EXTERNAL);
    }

    @Test
    void theOperatorClosesAPositionAndTradingContinues() {
        rig = new VenueTestRig(1, "", 1);
        int next = rig.open(1);
        rig.call("{\"action\":\"close_position\",\"symbols\":[\"ETH/USDT\"]}");
        assertThat(rig.state().position()).isEmpty();
        assertThat(held()).isLessThan(STEP);
        assertThat(rig.trades().get(0).exitReason()).isEqualTo(ExitReason.HALT);
        rig.open(next);
        assertThat(buys()).hasSize(2);
    }

    /** The operator requests to close a position that never came to be: the next one is not closed. */
    @Test
    void aCloseRequestDoesNotOutliveItsEntry() {
        rig = new VenueTestRig(
                VenueTestRig.market(1), "execution: {entry: maker}\ncosts: {feeBp: 10}\n", 1, "10000", "0.00003");
        rig.exchange.fillPartially(ETH, BigDecimal.ZERO, Duration.ofMinutes(30), 1);
        rig.at(1);
        rig.call("{}");
        assertThat(rig.state().unresolved()).hasSize(2);
        rig.call("{\"action\":\"close_position\",\"symbols\":[\"ETH/USDT\"]}");
        assertThat(rig.state().unresolved()).isEmpty();
        assertThat(resting()).isEmpty();
        int next = rig.open(2);
        rig.run(next, next + 1);
        assertThat(rig.trades()).noneMatch(trade -> trade.exitReason() == ExitReason.HALT);
    }

    /** Foreign coins are left alone; no entries until the operator resumes. */
    @Test
    void aDepositIsReportedAndNeverSold() {
        rig = new VenueTestRig(1, "", 1);
        int next = rig.open(1);
        rig.exchange.deposit("ETH", new BigDecimal("3"));
        rig.run(next, next + 60);
        assertThat(rig.exchange.free("ETH")).isGreaterThanOrEqualTo(new BigDecimal("3"));
        assertThat(rig.failures)
                .hasSize(1)
                .first()
                .asString()
                .contains("the account holds 3.00000000 ETH more than the books, which no order of ours explains");
        assertThat(rig.state().position()).isEmpty();
        assertThat(rig.call("{\"action\":\"get_account_info\"}")
                        .path("symbols")
                        .get(0)
                        .path("attention")
                        .asText())
                .contains("no entries until trading is resumed");
        rig.at(next + 60);
        assertThat(rig.call("{}").path("symbols").get(0).path("decision").asText())
                .isEqualTo("DRIFT");
        rig.call("{\"action\":\"resume\"}");
        rig.open(next + 61);
        assertThat(rig.exchange.free("ETH")).isGreaterThanOrEqualTo(new BigDecimal("3"));
    }

    @Test
    void aVenueThatHasBannedUsGetsNoRequests() {
        rig = market.flat(HALF_WAY, 60);
        rig.run(1, market.opened());
        rig.exchange.faults().failNext(Fault.banned(Duration.ofSeconds(170)), "", 1_000);
        rig.run(market.opened(), market.opened() + 3);
        assertThat(rig.exchange.faults().applied()).hasSize(1);
        rig.exchange.faults().clear();
        rig.run(market.opened() + 3, market.opened() + 5);
        assertThat(rig.exchange.faults().applied()).hasSize(1);
        assertThat(rig.state().position()).isPresent();
    }

    /** A stop has filled and look-ups lag: the matching engine has nothing to cancel, and gets one request. */
    @Test
    void anOrderThatCannotBeCancelledHasEndedAndIsNotCancelledAgain() {
        rig = market.rig(minute -> minute < 2 ? levels(HALF_WAY, HALF_WAY, HALF_WAY) : levels(-0.5, -0.5, -0.5), 60);
        rig.run(1, market.opened() + 2);
        rig.exchange.delayReads(StaleRead.ORDERS, Duration.ofMinutes(3));
        rig.exchange.delayReads(StaleRead.FILLS, Duration.ofMinutes(3));
        rig.at(market.opened() + 3);
        rig.call("{\"action\":\"emergency_stop\"}");
        rig.run(market.opened() + 4, market.opened() + 5);
        assertThat(sells()).isEqualTo(2);
        rig.exchange.endReadDelays();
        rig.run(market.opened() + 5, market.opened() + 6);
        assertThat(rig.state().position()).isEmpty();
        assertThat(rig.trades().get(0).exitReason()).isEqualTo(ExitReason.STOP);
        assertThat(profit()).isEqualByComparingTo(gained());
    }

    private void partlyFillTheTarget(String share) {
        rig.exchange.fillPartially(
                order -> order.clientId().endsWith("-t"), new BigDecimal(share), Duration.ofHours(2), 1);
    }

    /** Reads of orders and fills lag by four minutes, and new orders are not found at all. */
    private void staleOrders() {
        for (StaleRead kind : StaleRead.values()) {
            if (kind != StaleRead.BALANCES) {
                rig.exchange.delayReads(kind, Duration.ofMinutes(4));
            }
        }
    }

    private void staleBalances() {
        rig.exchange.delayReads(StaleRead.BALANCES, Duration.ofMinutes(1));
    }

    private static double[] levels(double low, double high, double close) {
        return new double[] {low, high, close};
    }

    private BigDecimal held() {
        return rig.exchange.free("ETH").add(rig.exchange.locked("ETH"));
    }

    /** What a resting stop would sell. */
    private BigDecimal covered() {
        return resting().stream()
                .filter(order -> order.side() == OrderSide.SELL && order.type().startsWith("STOP_LOSS"))
                .map(order -> order.quantity().subtract(order.executed()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal profit() {
        return rig.trades().stream().map(TradeRow::netProfit).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal gained() {
        return rig.exchange.free("USDT").subtract(new BigDecimal("10000"));
    }

    private List<OrderView> resting() {
        return rig.exchange.orders().stream()
                .filter(order -> order.symbol().equals(ETH.base() + ETH.quote())
                        && order.status().isOpen())
                .toList();
    }

    private List<OrderView> buys() {
        return rig.exchange.orders().stream()
                .filter(order -> order.side() == OrderSide.BUY)
                .toList();
    }

    private long sells() {
        return rig.exchange.orders().stream()
                .filter(order -> order.side() == OrderSide.SELL)
                .count();
    }
}
