package dev.scalpel.venue.binance;

import static dev.scalpel.venue.binance.LocalExchangeFixture.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.trading.ClientIds;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.Quote;
import dev.scalpel.venue.trading.VenueBroker;
import dev.scalpel.venue.trading.VenueFill;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VenueBrokerOrdersTest {

    private final LocalExchangeFixture fixture = new LocalExchangeFixture();
    private final VenueBroker broker = fixture.broker;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aMarketableEntryTradesAtTheBookAndNeverRests() {
        Placement filled = broker.send(BTC, fixture.entry("e1", "2", "100.03"));
        assertThat(Placements.isFilled(filled)).isTrue();
        assertThat(filled.orders()).singleElement().satisfies(order -> {
            assertThat(order.clientId()).isEqualTo("e1");
            assertThat(order.side()).isEqualTo(OrderSide.BUY);
            assertThat(order.filledQuantity()).isEqualByComparingTo("2");
            assertThat(order.filledQuote()).isEqualByComparingTo("200");
            assertThat(order.limit().orElseThrow()).isEqualByComparingTo("100.03");
            assertThat(order.changedAt()).isEqualTo(fixture.clock.millis());
        });

        Placement missed = broker.send(BTC, fixture.entry("e2", "1", "99.99"));
        assertThat(Placements.isCancelled(missed)).isTrue();
        assertThat(Placements.filled(missed)).isEqualByComparingTo("0");
        assertThat(broker.openOrders(BTC)).isEmpty();
    }

    @Test
    void aPartlyFilledEntryReportsWhatFilled() {
        fixture.exchange.fillPartially(BTC, new BigDecimal("0.25"), Duration.ZERO, 1);

        Placement partial = broker.send(BTC, fixture.entry("e1", "2", "101"));

        assertThat(Placements.isCancelled(partial)).isTrue();
        assertThat(Placements.filled(partial)).isEqualByComparingTo("0.5");
        assertThat(Placements.filled(broker.find(BTC, fixture.entry("e1", "2", "101"))))
                .isEqualByComparingTo("0.5");
    }

    @Test
    void aMakerEntryRestsAndIsRejectedWhenItWouldTrade() {
        VenueBroker maker = fixture.connect("execution:\n  entry: maker\n", fixture.clock);

        assertThat(!Placements.open(maker.send(BTC, fixture.entry("m1", "1", "99")))
                        .isEmpty())
                .isTrue();
        assertThatThrownBy(() -> maker.send(BTC, fixture.entry("m2", "1", "100")))
                .hasMessageContaining("would immediately match");

        fixture.pass(Duration.ofSeconds(20));
        OrderReport filled =
                maker.find(BTC, fixture.entry("m1", "1", "99")).orders().get(0);
        assertThat(filled.status()).isEqualTo(OrderReport.Status.FILLED);
        assertThat(maker.fills(BTC, filled))
                .singleElement()
                .satisfies(fill -> assertThat(fill.maker()).isTrue());
    }

    @Test
    void aMakerEntryThatTimedOutIsCancelledOnce() {
        VenueBroker maker = fixture.connect("execution:\n  entry: maker\n", fixture.clock);
        OrderReport waiting =
                maker.send(BTC, fixture.entry("m1", "1", "90")).orders().get(0);

        assertThat(maker.cancel(BTC, waiting).isFound()).isTrue();
        assertThat(maker.cancel(BTC, waiting).isFound()).isFalse();
        assertThat(Placements.isCancelled(maker.find(BTC, fixture.entry("m1", "1", "90"))))
                .isTrue();
    }

    @Test
    void fillsAreExactToTheLastDigitWithTheirFee() {
        fixture.buyTwo();
        fixture.pass(Duration.ofSeconds(5));
        broker.send(BTC, fixture.exit("x1", "0.5"));

        List<VenueFill> fills = broker.fillsSince(BTC, LocalExchangeFixture.START.toEpochMilli());
        assertThat(fills).extracting(VenueFill::side).containsExactly(OrderSide.BUY, OrderSide.SELL);
        Fill bought = fills.get(0).fill();
        assertThat(bought.price()).isEqualByComparingTo("100");
        assertThat(bought.quantity()).isEqualByComparingTo("2");
        assertThat(bought.fee()).isEqualByComparingTo("0.002");
        assertThat(bought.feeAsset()).isEqualTo("BTC");
        assertThat(bought.time()).isEqualTo(LocalExchangeFixture.START.toEpochMilli());
        assertThat(fills.get(1).fill().feeAsset()).isEqualTo("USDT");
        assertThat(broker.fillsSince(BTC, LocalExchangeFixture.START.toEpochMilli() + 1))
                .hasSize(1);
    }

    @Test
    void feesInAnotherAssetAreReportedInThatAsset() {
        fixture.exchange.deposit("BNB", BigDecimal.ONE);
        BigDecimal rate = new BigDecimal("0.00075");
        fixture.exchange.setCommission(new Commission(rate, rate, Commission.FeeAsset.BNB, new BigDecimal("600")));
        fixture.buyTwo();

        Fill fill = broker.fillsSince(BTC, LocalExchangeFixture.START.toEpochMilli())
                .get(0)
                .fill();

        assertThat(fill.feeAsset()).isEqualTo("BNB");
        assertThat(fill.fee()).isEqualByComparingTo("0.00025");
        assertThat(broker.balances().of("BTC").free()).isEqualByComparingTo("2");
        assertThat(broker.balances().of("BNB").free()).isEqualByComparingTo("0.99975");
    }

    @Test
    void aProtectionIsAStopAndATargetThatCancelEachOther() {
        fixture.buyTwo();
        Intent protection = fixture.protection("p1", "1.998", "96.50", "97.00", "102.99");

        Placement placed = broker.send(BTC, protection);

        assertThat(!Placements.open(placed).isEmpty()).isTrue();
        assertThat(placed.orders())
                .extracting(OrderReport::clientId)
                .containsExactlyInAnyOrder(ClientIds.stop("p1"), ClientIds.target("p1"));
        OrderReport stop = Placements.stop(placed).orElseThrow();
        assertThat(stop.triggered()).isFalse();
        assertThat(stop.trigger().orElseThrow()).isEqualByComparingTo("97");
        assertThat(stop.limit().orElseThrow()).isEqualByComparingTo("96.5");
        assertThat(broker.balances().of("BTC").locked()).isEqualByComparingTo("1.998");
        assertThat(broker.openOrders(BTC))
                .containsExactlyInAnyOrderElementsOf(
                        broker.find(BTC, protection).orders());

        fixture.pass(Duration.ofMinutes(1));
        Placement after = broker.find(BTC, protection);
        assertThat(Placements.isFilled(after)).isTrue();
        assertThat(Placements.filled(after)).isEqualByComparingTo("1.998");
        assertThat(Placements.stop(after).orElseThrow().status()).isEqualTo(OrderReport.Status.CANCELLED);
    }

    @Test
    void aStopWithoutATargetRestsAlone() {
        fixture.buyTwo();
        Intent protection = fixture.protection("p1", "1.998", null, "99.00", null);

        assertThat(broker.send(BTC, protection).orders()).singleElement().satisfies(stop -> {
            assertThat(stop.isStop()).isTrue();
            assertThat(stop.limit()).isEmpty();
            assertThat(stop.listId()).isEmpty();
        });

        fixture.pass(Duration.ofSeconds(20));
        assertThat(Placements.isFilled(broker.find(BTC, protection))).isTrue();
    }

    @Test
    void aTriggeredStopThatDoesNotFillIsReportedAsTriggered() {
        fixture.buyTwo();
        fixture.exchange.setStopSlippage(order -> new BigDecimal("0.02"));
        Intent protection = fixture.protection("p1", "1.998", "98.90", "99.00", "150.00");
        broker.send(BTC, protection);

        fixture.pass(Duration.ofSeconds(25));

        OrderReport stop = Placements.stop(broker.find(BTC, protection)).orElseThrow();
        assertThat(stop.triggered()).isTrue();
        assertThat(stop.isOpen()).isTrue();
        assertThat(stop.changedAt()).isEqualTo(LocalExchangeFixture.START.toEpochMilli() + 20_000);
    }

    @Test
    void anEntryPlacesItsProtectionOnceCompletelyFilled() {
        Intent entry = fixture.entry("e1", "2", "101");
        Intent protection = fixture.protection("p1", "1.998", "96.50", "97.00", "150.00");

        Placement placed = broker.sendProtected(BTC, entry, protection);

        assertThat(placed.orders()).hasSize(3);
        assertThat(Placements.isFilled(broker.find(BTC, entry))).isTrue();
        assertThat(broker.find(BTC, protection).orders())
                .extracting(OrderReport::status)
                .containsOnly(OrderReport.Status.OPEN);
        assertThat(broker.balances().of("BTC").locked()).isEqualByComparingTo("1.998");
    }

    @Test
    void aPartlyFilledEntryPlacesNoProtection() {
        fixture.exchange.fillPartially(BTC, new BigDecimal("0.5"), Duration.ZERO, 1);
        Intent entry = fixture.entry("e1", "2", "101");
        Intent protection = fixture.protection("p1", "1.998", "96.50", "97.00", "150.00");

        broker.sendProtected(BTC, entry, protection);

        assertThat(Placements.filled(broker.find(BTC, entry))).isEqualByComparingTo("1");
        assertThat(Placements.isCancelled(broker.find(BTC, protection))).isTrue();
    }

    @Test
    void aPendingProtectionIsOpenAndCancelledWithItsEntry() {
        VenueBroker maker = fixture.connect("execution:\n  entry: maker\n", fixture.clock);
        Intent entry = fixture.entry("e1", "2", "90");
        Intent protection = fixture.protection("p1", "1.998", "86.50", "87.00", "150.00");
        maker.sendProtected(BTC, entry, protection);
        assertThat(maker.find(BTC, protection).orders())
                .extracting(OrderReport::status)
                .containsOnly(OrderReport.Status.WAITING);

        assertThat(maker.cancel(BTC, maker.find(BTC, entry).orders().get(0)).isFound())
                .isTrue();

        assertThat(Placements.isCancelled(maker.find(BTC, entry))).isTrue();
        assertThat(Placements.isCancelled(maker.find(BTC, protection))).isTrue();
        assertThat(maker.openOrders(BTC)).isEmpty();
    }

    @Test
    void cancellingOneOrderOfAProtectionCancelsBoth() {
        fixture.buyTwo();
        Intent protection = fixture.protection("p1", "1.998", "96.50", "97.00", "150.00");
        OrderReport stop = Placements.stop(broker.send(BTC, protection)).orElseThrow();

        assertThat(broker.cancel(BTC, stop).isFound()).isTrue();

        assertThat(Placements.isCancelled(broker.find(BTC, protection))).isTrue();
        assertThat(broker.balances().of("BTC").free()).isEqualByComparingTo("1.998");
    }

    @Test
    void anIntentThatTheVenueDoesNotKnowIsNotFound() {
        assertThat(broker.find(BTC, fixture.entry("never", "1", "100")).isFound())
                .isFalse();
        assertThat(broker.find(BTC, fixture.protection("never", "1", "96", "97", "150"))
                        .isFound())
                .isFalse();
    }

    @Test
    void filtersAndPricesAreThoseOfTheVenue() {
        assertThat(broker.instrument(BTC).filters().tickSize()).isEqualByComparingTo("0.01");
        assertThat(broker.instrument(BTC).filters().stepSize()).isEqualByComparingTo("0.001");
        assertThat(broker.instrument(BTC).filters().minNotional()).isEqualByComparingTo("5");
        assertThat(broker.instrument(BTC).filters().maxQuantity()).isEqualByComparingTo("900000");
        assertThat(broker.quote(BTC))
                .isEqualTo(new Quote(new BigDecimal("100.00000000"), new BigDecimal("100.00000000")));
        assertThat(broker.balances().of("USDT").free()).isEqualByComparingTo("10000");
        assertThat(broker.balances().of("DOGE").total()).isEqualByComparingTo("0");
    }

    @Test
    void anOrderAgainstTheFiltersIsNotSent() {
        assertThatThrownBy(() -> broker.send(BTC, fixture.entry("e1", "0.0015", "100")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("e1 is not sent: 0.0015 is not a multiple of the step 0.001");
        assertThatThrownBy(() -> broker.send(BTC, fixture.entry("e 1", "1", "100")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> broker.send(BTC, fixture.entry("e".repeat(35), "1", "100")))
                .hasMessageContaining("a client id must have 1 to 34");
        assertThat(fixture.exchange.orders()).isEmpty();
    }

    @Test
    void anEntryNeedsAPriceAndItsOwnKind() {
        Intent priceless = LocalExchangeFixture.intent(
                "e1", Intent.Kind.ENTRY, OrderSide.BUY, "1", null, null, null, fixture.clock.millis());
        assertThatThrownBy(() -> broker.send(BTC, priceless)).hasMessage("an entry must have a price: e1");
        Intent protection = fixture.protection("p1", "1", "96.50", "97.00", "150.00");
        assertThatThrownBy(() -> broker.sendProtected(BTC, fixture.exit("x1", "1"), protection))
                .hasMessage("must be of kind ENTRY: x1 is EXIT");
        assertThatThrownBy(() -> broker.sendProtected(
                        BTC, fixture.entry("e1", "1", "100"), fixture.protection("p1", "1", "96.50", "97.00", null)))
                .hasMessageContaining("p1 has no targetPrice");
        assertThat(fixture.exchange.orders()).isEmpty();
    }

    @Test
    void ordersOfNoIntentAreReported() {
        fixture.buyTwo();
        broker.send(BTC, fixture.protection("p1", "1", "96.50", "97.00", null));

        Optional<OrderReport> open = broker.openOrders(BTC).stream().findFirst();

        assertThat(open.orElseThrow().clientId()).isEqualTo("p1-s");
    }
}
