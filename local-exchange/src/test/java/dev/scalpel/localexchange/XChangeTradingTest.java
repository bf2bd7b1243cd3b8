package dev.scalpel.localexchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.orders.OrderView;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.binance.dto.BinanceException;
import org.knowm.xchange.binance.dto.trade.BinanceNewOrder;
import org.knowm.xchange.binance.dto.trade.BinanceNewOrder.NewOrderResponseType;
import org.knowm.xchange.binance.dto.trade.BinanceOrder;
import org.knowm.xchange.binance.dto.trade.BinanceTrade;
import org.knowm.xchange.binance.dto.trade.OrderSide;
import org.knowm.xchange.binance.dto.trade.TimeInForce;
import org.knowm.xchange.binance.service.BinanceAccountService;
import org.knowm.xchange.binance.service.BinanceTradeService;
import org.knowm.xchange.currency.Currency;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.dto.trade.StopOrder;
import org.knowm.xchange.exceptions.OperationTimeoutException;

/** The signed half as the client of the product speaks to it: its own signatures, its own reading of the answers. */
class XChangeTradingTest extends TradingFixture {

    private static final CurrencyPair PAIR = CurrencyPair.BTC_USDT;

    private BinanceTradeService trading;
    private BinanceAccountService account;

    @BeforeEach
    void connect() {
        XChangeClient.Pointed xchange = XChangeClient.binance(exchange, clock);
        trading = (BinanceTradeService) xchange.getTradeService();
        account = (BinanceAccountService) xchange.getAccountService();
    }

    @Test
    void aMarketOrderOfXChangeFills() throws IOException {
        String id = trading.placeMarketOrder(new MarketOrder(Order.OrderType.BID, new BigDecimal("2"), PAIR));

        assertThat(exchange.orders()).singleElement().satisfies(order -> {
            assertThat(order.id()).isEqualTo(Long.parseLong(id));
            assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        });
        assertBalances("1.998", "0", "9800", "0");
    }

    @Test
    void balancesAreReadCorrectly() throws IOException {
        place(OrderSide.BUY, "1", "90", TimeInForce.GTC, "rests");

        var wallet = account.getAccountInfo().getWallet();

        assertThat(wallet.getBalance(Currency.USDT).getAvailable()).isEqualByComparingTo("9910");
        assertThat(wallet.getBalance(Currency.USDT).getFrozen()).isEqualByComparingTo("90");
    }

    @Test
    void aFullResponseContainsTheFillsAndTheirCommission() throws IOException {
        BinanceNewOrder answer = place(OrderSide.BUY, "2", "101", TimeInForce.IOC, "e1");

        assertThat(answer.clientOrderId).isEqualTo("e1");
        assertThat(answer.executedQty).isEqualByComparingTo("2");
        assertThat(answer.fills).singleElement().satisfies(fill -> {
            assertThat(fill.price).isEqualByComparingTo("100");
            assertThat(fill.qty).isEqualByComparingTo("2");
            assertThat(fill.commission).isEqualByComparingTo("0.002");
            assertThat(fill.commissionAsset).isEqualTo("BTC");
        });
    }

    @Test
    void myTradesReportEachFillOnceInEachAsset() throws IOException {
        exchange.deposit("BNB", BigDecimal.ONE);
        BigDecimal rate = new BigDecimal("0.001");
        for (Commission.FeeAsset asset : Commission.FeeAsset.values()) {
            exchange.setCommission(new Commission(rate, rate, asset, new BigDecimal("500")));
            place(OrderSide.BUY, "1", "101", TimeInForce.IOC, "in-" + asset);
        }

        List<BinanceTrade> fills = trading.myTradesAllProducts(PAIR, null, null, null, null, 100);

        assertThat(fills).extracting(fill -> fill.commissionAsset).containsExactly("BTC", "BTC", "USDT", "BNB");
        assertThat(fills)
                .extracting(fill -> fill.commission.stripTrailingZeros().toPlainString())
                .containsExactly("0.001", "0.001", "0.1", "0.0002");
        assertThat(trading.myTradesAllProducts(PAIR, fills.get(2).orderId, null, null, null, 100))
                .hasSize(1);
    }

    @Test
    void aPartialFillIsReportedAsSuch() throws IOException {
        exchange.fillPartially(TestBars.BTC, new BigDecimal("0.25"), Duration.ofMinutes(2), 1);

        BinanceNewOrder answer = place(OrderSide.BUY, "2", "101", TimeInForce.GTC, "part");

        assertThat(answer.status.name()).isEqualTo("PARTIALLY_FILLED");
        assertThat(answer.executedQty).isEqualByComparingTo("0.5");
        BinanceOrder reported = trading.orderStatusAllProducts(PAIR, answer.orderId, null);
        assertThat(reported.cummulativeQuoteQty).isEqualByComparingTo("50");
    }

    @Test
    void openOrdersAreReadAndCancelledByTheirId() throws IOException {
        long id = place(OrderSide.BUY, "1", "90", TimeInForce.GTC, "rests").orderId;
        assertThat(trading.getOpenOrders().getOpenOrders())
                .singleElement()
                .satisfies(order -> assertThat(order.getLimitPrice()).isEqualByComparingTo("90"));

        trading.cancelOrderAllProducts(PAIR, id, null, null);

        assertThat(trading.getOpenOrders().getOpenOrders()).isEmpty();
        assertThatThrownBy(() -> trading.cancelOrderAllProducts(PAIR, id, null, null))
                .isInstanceOfSatisfying(
                        BinanceException.class, e -> assertThat(e.getCode()).isEqualTo(-2011));
    }

    @Test
    void aStopOfXChangeRestsAndTriggers() throws IOException {
        place(OrderSide.BUY, "1", "101", TimeInForce.IOC, "e1");
        StopOrder stop = new StopOrder.Builder(Order.OrderType.ASK, PAIR)
                .originalAmount(new BigDecimal("0.9"))
                .stopPrice(new BigDecimal("99"))
                .limitPrice(new BigDecimal("98.5"))
                .intention(StopOrder.Intention.STOP_LOSS)
                .flag(TimeInForce.GTC)
                .build();
        trading.placeStopOrder(stop);
        assertThat(exchange.locked("BTC")).isEqualByComparingTo("0.9");

        clock.advance(Duration.ofSeconds(20));

        assertThat(exchange.fills().get(1).price()).isEqualByComparingTo("99");
    }

    @Test
    void aWrongSecretIsRefusedByItsSignature() {
        XChangeClient.Pointed forged = XChangeClient.binance(
                exchange, clock, new ApiKey(exchange.apiKey().key(), "another", true, false));
        assertCode(-1022, () -> order((BinanceTradeService) forged.getTradeService()));
        XChangeClient.Pointed unknownKey =
                XChangeClient.binance(exchange, clock, new ApiKey("nobody", "another", true, false));
        assertCode(-2015, () -> order((BinanceTradeService) unknownKey.getTradeService()));
        assertThat(exchange.orders()).isEmpty();
    }

    @Test
    void aClockOutsideTheWindowIsRefused() {
        for (Duration off : List.of(Duration.ofSeconds(-6), Duration.ofSeconds(1))) {
            XChangeClient.Pointed wrong = XChangeClient.binance(exchange, Clock.offset(clock, off));
            assertThatThrownBy(() -> wrong.getAccountService().getAccountInfo())
                    .isInstanceOf(OperationTimeoutException.class);
        }
        assertThat(exchange.orders()).isEmpty();
    }

    @Test
    void filtersApplyToWhatXChangeSendsUnrounded() {
        Map<BigDecimal, String> quantities =
                Map.of(new BigDecimal("1.0005"), "LOT_SIZE", new BigDecimal("0.01"), "NOTIONAL");
        quantities.forEach((quantity, filter) -> assertThatThrownBy(
                        () -> trading.placeMarketOrder(new MarketOrder(Order.OrderType.BID, quantity, PAIR)))
                .hasStackTraceContaining("Filter failure: " + filter));
        assertThatThrownBy(() -> place(OrderSide.BUY, "1", "99.005", TimeInForce.GTC, "tick"))
                .hasMessageContaining("Filter failure: PRICE_FILTER");
        assertThat(exchange.orders()).isEmpty();
    }

    @Test
    void aSmallAmountIsWrittenWithoutAnExponent() throws IOException {
        assertThatThrownBy(() -> place(OrderSide.BUY, "0.00000001", "99", TimeInForce.GTC, "tiny"))
                .hasMessageContaining("LOT_SIZE");
    }

    @Test
    void anOrderExistsThoughXChangeSawNoResponse() throws IOException {
        exchange.faults().failNext(Fault.lostResponse(), "POST /api/v3/order", 1);
        assertThatThrownBy(() -> place(OrderSide.BUY, "1", "101", TimeInForce.IOC, "lost"))
                .isInstanceOf(IOException.class);
        assertThat(exchange.orders()).extracting(OrderView::clientId).containsExactly("lost");

        exchange.faults().failNext(Fault.resetBeforeExecution(), "POST /api/v3/order", 1);
        assertThatThrownBy(() -> place(OrderSide.BUY, "1", "101", TimeInForce.IOC, "reset"))
                .isInstanceOf(IOException.class);
        assertThat(exchange.orders()).hasSize(1);
    }

    @Test
    void aDelayedOrderIsUnknownToXChangeUntilThen() throws IOException {
        exchange.faults().failNext(Fault.delayedExecution(Duration.ofSeconds(3)), "POST /api/v3/order", 1);
        assertThatThrownBy(() -> place(OrderSide.BUY, "1", "101", TimeInForce.IOC, "late"))
                .isInstanceOfSatisfying(
                        BinanceException.class, e -> assertThat(e.getCode()).isEqualTo(-1007));
        assertThat(exchange.orders()).isEmpty();

        clock.advance(Duration.ofSeconds(3));

        assertThat(exchange.orders()).extracting(OrderView::clientId).containsExactly("late");
    }

    private BinanceNewOrder place(OrderSide side, String quantity, String price, TimeInForce inForce, String clientId)
            throws IOException {
        return trading.newOrder(
                PAIR,
                side,
                org.knowm.xchange.binance.dto.trade.OrderType.LIMIT,
                inForce,
                new BigDecimal(quantity),
                null,
                new BigDecimal(price),
                clientId,
                null,
                null,
                null,
                NewOrderResponseType.FULL);
    }

    private static void order(BinanceTradeService service) throws IOException {
        service.newOrder(
                PAIR,
                OrderSide.BUY,
                org.knowm.xchange.binance.dto.trade.OrderType.MARKET,
                null,
                BigDecimal.ONE,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static void assertCode(int code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BinanceException.class, e -> assertThat(e.getCode()).isEqualTo(code));
    }
}
