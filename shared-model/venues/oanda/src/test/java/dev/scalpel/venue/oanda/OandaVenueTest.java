package dev.scalpel.venue.oanda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.faults.StaleRead;
import dev.scalpel.localexchange.oanda.OandaExchange;
import dev.scalpel.localexchange.oanda.OandaFaults;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.FillCause;
import dev.scalpel.venue.trading.TradingRefusedException;
import dev.scalpel.venue.trading.VenueFill;
import dev.scalpel.venue.trading.margin.MarginAccount;
import dev.scalpel.venue.trading.margin.MarginPosition;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only this venue has. */
class OandaVenueTest {

    private static final Symbol BOND = OandaStandIn.BOND;
    private static final long VALID_MILLIS = 5_000;
    private static final String ORDERS = "POST /v3/accounts/" + OandaStandIn.ACCOUNT + "/orders";

    private OandaStandIn venue = new OandaStandIn();

    @AfterEach
    void close() {
        venue.close();
    }

    /** "TIME_IN_FORCE_GTD_TIMESTAMP_IN_PAST": not our clock but the venue refuses what was long under way. */
    @Test
    void anEntryThatTheNetworkDelaysIsRefusedByTheVenue() {
        Broker broker = broker();
        venue.exchange.faults().failNext(Fault.delayedExecution(Duration.ofSeconds(6)), ORDERS, 1);
        assertThat(kind(() -> broker.send(BOND, entry("e1", OrderSide.BUY, "1", "120"))))
                .isEqualTo(Kind.OUTCOME_UNKNOWN);

        venue.advance(Duration.ofSeconds(10));

        assertThat(broker.netQuantity(BOND)).isZero();
        assertThat(broker.find(BOND, entry("e1", OrderSide.BUY, "1", "120")).isFound())
                .isFalse();
        assertThat(venue.exchange.orders()).isEmpty();
    }

    @Test
    void anExitThatTheNetworkDelaysIsRefusedByTheVenue() {
        Broker broker = broker();
        broker.send(BOND, entry("e1", OrderSide.BUY, "1", "120"));
        venue.exchange.faults().failNext(Fault.delayedExecution(Duration.ofSeconds(6)), ORDERS, 1);
        assertThat(kind(() -> broker.send(BOND, exit("x1", "1")))).isEqualTo(Kind.OUTCOME_UNKNOWN);

        venue.advance(Duration.ofSeconds(10));

        assertThat(broker.netQuantity(BOND)).isEqualByComparingTo("1");
    }

    @Test
    void ofTheAccountsNumberOnlyTheEndIsShown() {
        Broker broker = broker();
        venue.exchange.faults().failNext(OandaFaults.rejected("LOCKED " + OandaStandIn.ACCOUNT));

        assertThatThrownBy(broker::balances)
                .isInstanceOf(VenueException.class)
                .hasMessageContaining("The request was rejected: LOCKED …-001");
    }

    /** One that arrives within its time closes no more than there is. */
    @Test
    void aSecondExitOpensNothing() {
        Broker broker = broker();
        broker.send(BOND, entry("e1", OrderSide.BUY, "1", "120"));
        venue.exchange.faults().failNext(Fault.delayedExecution(Duration.ofSeconds(4)), ORDERS, 1);
        assertThat(kind(() -> broker.send(BOND, exit("x1", "1")))).isEqualTo(Kind.OUTCOME_UNKNOWN);
        broker.send(BOND, exit("x2", "1"));

        venue.advance(Duration.ofSeconds(10));

        assertThat(broker.netQuantity(BOND)).isZero();
        assertThat(venue.exchange.fills()).hasSize(2);
    }

    /** A stop has no time after which the venue refuses it: it rests, and opens nothing. */
    @Test
    void aStopThatTheNetworkDelaysOpensNothing() {
        Broker broker = broker();
        venue.exchange.faults().failNext(Fault.delayedExecution(Duration.ofSeconds(60)), ORDERS, 1);
        Intent stop = intent(
                "p1",
                Intent.Kind.PROTECTION,
                OrderSide.SELL,
                "1",
                Optional.empty(),
                Optional.of(new BigDecimal("98.5")));
        assertThat(kind(() -> broker.send(BOND, stop))).isEqualTo(Kind.OUTCOME_UNKNOWN);

        venue.advance(Duration.ofMinutes(5));

        assertThat(broker.netQuantity(BOND)).isZero();
        assertThat(venue.exchange.fills()).isEmpty();
    }

    /** A client id names a pending order only; what has ended is found among the transactions. */
    @Test
    void anOrderThatHasEndedIsFoundByItsTransactions() {
        Broker broker = broker();
        Intent entry = entry("e1", OrderSide.BUY, "1", "120");
        Intent missed = entry("e2", OrderSide.BUY, "1", "80");
        broker.send(BOND, entry);
        broker.send(BOND, missed);
        venue.advance(Duration.ofMinutes(3));

        OrderReport filled = broker.find(BOND, entry).orders().get(0);

        assertThat(filled.status()).isEqualTo(OrderReport.Status.FILLED);
        assertThat(filled.filledQuote())
                .isEqualByComparingTo(filled.filledQuantity().multiply(price()));
        assertThat(broker.find(BOND, missed).orders().get(0).status()).isEqualTo(OrderReport.Status.CANCELLED);
    }

    private BigDecimal price() {
        return venue.exchange.fills().get(0).price();
    }

    /** The venue's users see it: hootnot/oanda-api-v20 issue 204. */
    @Test
    void anOrderThatTheVenueDoesNotListYetIsFoundLater() {
        Broker broker = broker();
        venue.exchange.delayReads(StaleRead.NEW_ORDERS, Duration.ofSeconds(2), Duration.ofSeconds(10));
        Intent entry = entry("e1", OrderSide.BUY, "1", "120");
        broker.send(BOND, entry);
        assertThat(broker.find(BOND, entry).isFound()).isFalse();
        venue.advance(Duration.ofSeconds(3));
        assertThat(broker.find(BOND, entry).orders().get(0).status()).isEqualTo(OrderReport.Status.FILLED);
    }

    @Test
    void anEntryThatIsNotCancelledEndsByItsOwnTime() {
        Broker broker = broker();
        // The account's creation and its deposit are the first two transactions.
        venue.exchange
                .faults()
                .failNext(
                        Fault.resetBeforeExecution(),
                        "PUT /v3/accounts/" + OandaStandIn.ACCOUNT + "/orders/3/cancel",
                        1);
        Intent missed = entry("e1", OrderSide.BUY, "1", "80");

        assertThat(broker.send(BOND, missed).orders().get(0).isOpen()).isTrue();

        assertThat(broker.openOrders(BOND)).hasSize(1);
        venue.advance(Duration.ofSeconds(6));
        assertThat(broker.openOrders(BOND)).isEmpty();
        assertThat(broker.find(BOND, missed).orders().get(0).status()).isEqualTo(OrderReport.Status.CANCELLED);
    }

    @Test
    void aPartOfAnEntryIsAllOfIt() {
        Broker broker = broker();
        venue.exchange.fillPartially(order -> true, new BigDecimal("0.5"), Duration.ofSeconds(9), 1);
        Intent entry = entry("e1", OrderSide.BUY, "1", "120");

        OrderReport report = broker.send(BOND, entry).orders().get(0);

        assertThat(report.status()).isEqualTo(OrderReport.Status.CANCELLED);
        assertThat(report.filledQuantity()).isEqualByComparingTo("0.5");
        venue.advance(Duration.ofSeconds(20));
        assertThat(broker.netQuantity(BOND)).isEqualByComparingTo("0.5");
    }

    @Test
    void aCloseoutIsAFillOfTheVenue() {
        Broker broker = broker();
        broker.send(BOND, entry("e1", OrderSide.SELL, "1500", "80"));
        long before = venue.clock().millis();
        venue.exchange.transfer(new BigDecimal("-6500"));

        List<VenueFill> fills = broker.fillsSince(BOND, before);

        assertThat(broker.netQuantity(BOND)).isZero();
        assertThat(fills).last().satisfies(fill -> {
            assertThat(fill.cause()).isEqualTo(FillCause.LIQUIDATION);
            assertThat(fill.side()).isEqualTo(OrderSide.BUY);
        });
    }

    @Test
    void theAccountIsItsBalanceWithWhatIsOpenBeside() {
        Broker broker = broker();
        broker.send(BOND, entry("e1", OrderSide.BUY, "10", "120"));
        venue.advance(Duration.ofSeconds(25));

        MarginAccount account = broker.marginAccount("USD");
        MarginPosition position = broker.marginPosition(BOND);

        assertThat(account.walletBalance()).isEqualByComparingTo("10000");
        assertThat(account.unrealisedProfit()).isEqualByComparingTo(position.unrealisedProfit());
        assertThat(position.quantity()).isEqualByComparingTo("10");
        assertThat(position.margin()).isPositive();
        assertThatThrownBy(() -> broker.marginAccount("EUR")).hasMessageContaining("the account is in USD, not in EUR");
    }

    @Test
    void aHedgingAccountIsRefused() {
        venue.close();
        venue = new OandaStandIn(new OandaExchange.Account("USD", true, BigDecimal.ZERO), BOND);
        assertThatThrownBy(() -> broker())
                .isInstanceOfSatisfying(
                        VenueException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.REJECTED))
                .hasMessageContaining("hedging account");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20T21:59:00Z, OPEN", "2026-11-20T22:01:00Z, CLOSED", "2026-11-22T22:00:00Z, OPEN"})
    void theMarketIsOpenByTheClockOfNewYork(Instant time, MarketStatus status) {
        Broker broker = broker();
        venue.clock.setTo(time);
        assertThat(broker.instrumentNow(BOND).status()).isEqualTo(status);
    }

    /** The venue accepts and cancels it: "MARKET_HALTED". */
    @Test
    void whatIsSentWhileTheMarketIsHaltedFillsNothing() {
        Broker broker = broker();
        broker.send(BOND, entry("e1", OrderSide.BUY, "1", "120"));
        venue.exchange.halt("USB10Y_USD", true);

        OrderReport report = broker.send(BOND, exit("x1", "1")).orders().get(0);

        assertThat(report.status()).isEqualTo(OrderReport.Status.CANCELLED);
        assertThat(report.filledQuantity()).isZero();
        assertThat(broker.instrumentNow(BOND).status()).isEqualTo(MarketStatus.CLOSED);
    }

    @Test
    void liveNeedsASecondWordUntilSomebodyHasRehearsed() {
        assertThatThrownBy(() -> VenueAdapters.connectBroker(
                        SettingsReader.fromText("t", """
                                        venue: oanda
                                        mode: live
                                        venueConnection: {liveConfirmation: i-trade-real-money}
                                        """, Map.of()).settings(),
                        venue.environment(),
                        name -> "",
                        venue.clock()))
                .isInstanceOf(TradingRefusedException.class)
                .hasMessageContaining("venueConnection.unrehearsed");
    }

    @Test
    void theAccountsIdIsRequiredBesideTheToken() {
        assertThatThrownBy(() -> broker(Map.of("OANDA_SECRET", OandaStandIn.TOKEN)))
                .isInstanceOf(MissingCredentialsException.class)
                .hasMessageContaining("OANDA_ACCOUNT");
    }

    private Broker broker() {
        return broker(venue.environment());
    }

    private Broker broker(Map<String, String> environment) {
        Broker broker = VenueAdapters.connectBroker(
                SettingsReader.fromText(
                                "t",
                                "venue: oanda\nmode: testnet\nvenueConnection:\n  address: " + venue.address(),
                                Map.of())
                        .settings(),
                environment,
                name -> "",
                venue.clock());
        broker.synchronise();
        broker.prepareMargin(BOND, 1);
        return broker;
    }

    private Intent entry(String id, OrderSide side, String quantity, String limit) {
        return intent(id, Intent.Kind.ENTRY, side, quantity, Optional.of(new BigDecimal(limit)), Optional.empty());
    }

    private Intent exit(String id, String quantity) {
        return intent(
                id, Intent.Kind.EXIT, OrderSide.SELL, quantity, Optional.of(new BigDecimal("80")), Optional.empty());
    }

    private Intent intent(
            String id,
            Intent.Kind kind,
            OrderSide side,
            String quantity,
            Optional<BigDecimal> limit,
            Optional<BigDecimal> trigger) {
        return new Intent(
                id,
                1,
                kind,
                side,
                venue.clock().millis(),
                new BigDecimal(quantity),
                limit,
                trigger,
                Optional.empty(),
                venue.clock().millis(),
                venue.clock().millis() + VALID_MILLIS,
                IdempotencyPolicy.ORDER_TIME,
                Intent.Status.CLAIMED,
                List.of());
    }

    private static Kind kind(Runnable call) {
        return catchThrowableOfType(VenueException.class, call::run).kind();
    }
}
