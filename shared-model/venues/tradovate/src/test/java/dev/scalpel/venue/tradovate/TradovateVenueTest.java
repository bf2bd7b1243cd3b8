package dev.scalpel.venue.tradovate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchException;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Response;
import dev.scalpel.localexchange.tradovate.TradovateFaults;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.VenueFill;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradovateVenueTest extends TradovateRig {

    private static final Symbol ES = TradovateStandIn.ES;

    private final Broker broker = ready();

    TradovateVenueTest() {
        super(TradovateStandIn.START);
    }

    @Test
    void anInstrumentIsAFutureOfWholeContractsWithItsMultiplier() {
        VenueInstrument es = broker.instrument(ES);
        assertThat(es.instrument().kind()).isEqualTo(InstrumentKind.FUTURE);
        assertThat(es.filters().multiplier()).isEqualByComparingTo("50");
        assertThat(es.filters().stepSize()).isEqualByComparingTo("1");
        assertThat(es.filters().tickSize()).isEqualByComparingTo("0.25");
        assertThat(es.status()).isEqualTo(MarketStatus.OPEN);
    }

    @Test
    void ofTheAccountsNameOnlyTheEndIsShown() {
        broker.netQuantity(ES);
        venue.exchange
                .faults()
                .failNext(TradovateFaults.failure("AccountClosed", "account " + TradovateStandIn.ACCOUNT + " (20001)"));

        assertThatThrownBy(() -> broker.balances())
                .isInstanceOf(VenueException.class)
                .hasMessageContaining("account …0001 (…0001)");
    }

    /** Whoever divides it by quantity and multiplier must get the price. */
    @Test
    void theValueOfWhatWasExecutedCountsTheMultiplier() {
        Intent entry = entry("e1", OrderSide.SELL, 2);
        Placement placed = broker.send(ES, entry);
        BigDecimal price = placed.fills().get(0).price();
        BigDecimal value = price.multiply(new BigDecimal("100"));
        assertThat(placed.orders().get(0).status()).isEqualTo(OrderReport.Status.FILLED);
        assertThat(placed.orders().get(0).filledQuote()).isEqualByComparingTo(value);
        assertThat(broker.find(ES, entry).orders().get(0).filledQuote()).isEqualByComparingTo(value);
    }

    @Test
    void anOpenPositionStaysInItsContractAndTheNextEntryUsesTheNewFront() {
        broker.send(ES, entry("e1", OrderSide.SELL, 2));
        venue.exchange.setFront(TradovateStandIn.MARCH);
        Broker later = ready();
        assertThat(later.netQuantity(ES)).isEqualByComparingTo("-2");
        later.send(ES, exit("x1", OrderSide.BUY, 2));
        assertThat(later.netQuantity(ES)).isZero();
        assertThat(venue.exchange.position("ESZ6")).isZero();

        Broker next = ready();
        next.send(ES, entry("e2", OrderSide.BUY, 1));
        assertThat(venue.exchange.position("ESH7")).isEqualByComparingTo("1");
        assertThat(venue.exchange.position("ESZ6")).isZero();
    }

    @Test
    void positionsInTwoContractsOfARootAreReportedAndNothingIsOpened() {
        broker.send(ES, entry("e1", OrderSide.BUY, 1));
        Symbol march = TradovateStandIn.MARCH.symbol();
        broker.prepareMargin(march, 1);
        broker.netQuantity(march);
        venue.exchange.setFront(TradovateStandIn.MARCH);
        Broker other = connect();
        other.synchronise();
        other.prepareMargin(march, 1);
        other.send(march, entry("e2", OrderSide.BUY, 1));
        assertThat(venue.exchange.position("ESH7")).isEqualByComparingTo("1");
        assertThat(kind(() -> broker.netQuantity(ES))).isEqualTo(Kind.REJECTED);
        assertThat(broker.netQuantity(march)).isEqualByComparingTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ESU6/USD", "ZB/USD", "ESF7/USD", "ES/EUR", "NQ/USD"})
    void whatCannotBeTradedIsNotListed(String symbol) {
        assertThat(kind(() -> broker.instrument(Symbol.parse(symbol)))).isEqualTo(Kind.NOT_LISTED);
    }

    @Test
    void halfAContractIsNotSent() {
        Intent half = new Intent(
                "half",
                1,
                Intent.Kind.ENTRY,
                OrderSide.BUY,
                venue.clock().millis(),
                new BigDecimal("0.5"),
                Optional.of(new BigDecimal("120")),
                Optional.empty(),
                Optional.empty(),
                venue.clock().millis(),
                venue.clock().millis() + VALID_MILLIS,
                IdempotencyPolicy.ORDER_TIME,
                Intent.Status.CLAIMED,
                List.of());
        assertThat(catchException(() -> broker.send(ES, half))).isInstanceOf(IllegalArgumentException.class);
        assertThat(venue.acceptedOrders()).isZero();
    }

    @Test
    void whatDoesNotTradeAtOnceIsCancelled() {
        venue.exchange.fillPartially(order -> true, new BigDecimal("0.4"), Duration.ofMinutes(1), 1);
        Intent entry = entry("e1", OrderSide.BUY, 10);
        broker.send(ES, entry);
        OrderReport order = order(broker, ES, entry);
        assertThat(order.status()).isEqualTo(OrderReport.Status.CANCELLED);
        assertThat(order.filledQuantity()).isEqualByComparingTo("4");
        assertThat(broker.openOrders(ES)).isEmpty();
    }

    /** The order is known to have been accepted, and ends by its own expiry. */
    @Test
    void anOrderWhoseCancelIsLostExpires() {
        Intent resting = new Intent(
                "r1",
                1,
                Intent.Kind.ENTRY,
                OrderSide.BUY,
                venue.clock().millis(),
                BigDecimal.ONE,
                Optional.of(new BigDecimal("60")),
                Optional.empty(),
                Optional.empty(),
                venue.clock().millis(),
                venue.clock().millis() + VALID_MILLIS,
                IdempotencyPolicy.ORDER_TIME,
                Intent.Status.CLAIMED,
                List.of());
        venue.exchange.faults().failNext(Fault.resetBeforeExecution(), "POST /v1/order/cancelorder", 1);
        assertThat(broker.send(ES, resting).orders().get(0).isOpen()).isTrue();
        assertThat(order(broker, ES, resting).isOpen()).isTrue();
        venue.advance(Duration.ofMillis(VALID_MILLIS));
        assertThat(order(broker, ES, resting).status()).isEqualTo(OrderReport.Status.CANCELLED);
    }

    @Test
    void aFillCostsWhatTheVenueReportsInItsParts() {
        broker.send(ES, entry("e1", OrderSide.BUY, 3));
        List<VenueFill> fills = broker.fillsSince(ES, 0);
        assertThat(fills).singleElement().satisfies(fill -> {
            assertThat(fill.fill().fee()).isEqualByComparingTo("5.94");
            assertThat(fill.fill().feeAsset()).isEqualTo("USD");
        });
        assertThat(broker.marginAccount("USD").walletBalance()).isEqualByComparingTo("99994.06");
    }

    /** A point is 50 dollars: bought at 101, sold at 103. */
    @Test
    void profitHasTheMultiplier() {
        broker.send(ES, entry("e1", OrderSide.BUY, 1));
        BigDecimal bought = broker.fillsSince(ES, 0).get(0).fill().price();
        venue.advance(Duration.ofSeconds(20));
        broker.send(ES, exit("x1", OrderSide.SELL, 1));
        BigDecimal sold = broker.fillsSince(ES, 0).get(1).fill().price();
        assertThat(sold).isNotEqualByComparingTo(bought);
        assertThat(broker.marginAccount("USD").walletBalance())
                .isEqualByComparingTo(
                        new BigDecimal("99996.04").add(sold.subtract(bought).multiply(BigDecimal.valueOf(50))));
    }

    @Test
    void anOrderBeyondTheMarginIsRejectedByTheVenueAfterwards() {
        Intent large = entry("e1", OrderSide.BUY, 500);
        broker.send(ES, large);
        assertThat(order(broker, ES, large).status()).isEqualTo(OrderReport.Status.REJECTED);
        assertThat(broker.netQuantity(ES)).isZero();
    }

    @Test
    void aStopClosesAShortPosition() {
        broker.send(ES, entry("e1", OrderSide.SELL, 2));
        broker.netQuantity(ES);
        broker.send(ES, stop("p1", OrderSide.BUY, 2, "104.5"));
        assertThat(broker.openOrders(ES)).singleElement().satisfies(order -> {
            assertThat(order.clientId()).isEqualTo("p1-s");
            assertThat(order.trigger().orElseThrow()).isEqualByComparingTo("104.5");
        });
        venue.advance(Duration.ofMinutes(5));
        assertThat(broker.netQuantity(ES)).isZero();
        assertThat(broker.openOrders(ES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SessionClosed, MARKET_CLOSED",
        "NotEnoughLiquidity, MARKET_CLOSED",
        "RiskCheckTimeout, OUTCOME_UNKNOWN",
        "ExecutionProviderUnavailable, OUTCOME_UNKNOWN",
        "UnknownReason, OUTCOME_UNKNOWN",
        "InvalidContract, NOT_LISTED",
        "Unauthorized, KEY_REJECTED",
        "TradingLocked, KEY_REJECTED",
        "InvalidPrice, REJECTED",
        "LiquidationOnly, REJECTED",
        "MaxPosLimitReached, REJECTED",
        "AReasonOfTomorrow, REJECTED",
    })
    void aFailureHasItsMeaning(String reason, Kind kind) {
        venue.exchange.faults().failNext(TradovateFaults.failure(reason, "text"), "POST /v1/order/placeorder", 1);
        assertThat(kind(() -> broker.send(ES, entry("e1", OrderSide.BUY, 1)))).isEqualTo(kind);
        assertThat(venue.acceptedOrders()).isZero();
    }

    @Test
    void anOrderThatMeetsAPenaltyIsNotRepeated() {
        venue.exchange
                .faults()
                .failNext(TradovateFaults.penalty(Duration.ofSeconds(9)), "POST /v1/order/placeorder", 1);
        assertThat(kind(() -> broker.send(ES, entry("e1", OrderSide.BUY, 1)))).isEqualTo(Kind.RATE_LIMITED);
        assertThat(venue.acceptedOrders()).isZero();
    }

    @Test
    void aMultiplierThatIsNotTheExchangesIsRefused() {
        Response other = Response.json(Json.object()
                .put("id", 700)
                .put("name", "ES")
                .put("valuePerPoint", 5)
                .put("tickSize", 0.25));
        venue.exchange.faults().failNext(new Fault.Refusal("product", other), "GET /v1/product/find", 1);
        assertThat(kind(() -> broker.instrumentNow(ES))).isEqualTo(Kind.REJECTED);
    }

    @Test
    void withoutARightToPricesThereIsNoQuote() {
        venue.exchange.faults().failNext(Fault.regionRefused(), "GET /v1/websocket", 1);
        assertThat(kind(() -> broker.quote(ES))).isEqualTo(Kind.REGION_REFUSED);
        assertThat(broker.quote(ES).bid()).isPositive();
    }

    /** Without the time the engine would send nothing for an hour. */
    @Test
    void aLimitThatTheConnectionOfPricesMeetsLastsAsLongAsItSays() {
        venue.exchange
                .faults()
                .failNext(TradovateFaults.tooManyRequests(Duration.ofSeconds(5)), "GET /v1/websocket", 1);
        assertThatThrownBy(() -> broker.quote(ES))
                .isInstanceOfSatisfying(
                        VenueException.class,
                        limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(5)));
    }

    @Test
    void theMarginOfAContractIsAnAmount() {
        broker.send(ES, entry("e1", OrderSide.BUY, 2));
        assertThat(broker.marginPosition(ES).margin()).isEqualByComparingTo("1000");
        assertThat(broker.marginPosition(ES).quantity()).isEqualByComparingTo("2");
        assertThat(broker.marginTerms(ES, 1).tiers().tiers()).hasSize(1);
        assertThat(broker.marginAccount("USD").available()).isLessThan(new BigDecimal("99100"));
    }
}
