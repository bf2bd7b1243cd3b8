package dev.scalpel.venue.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.trading.margin.MarginPayment;
import dev.scalpel.venue.trading.margin.MarginPosition;
import dev.scalpel.venue.trading.margin.MarginSetup;
import dev.scalpel.venue.trading.margin.MarginVenue;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A venue with client ids and expiry, but without order lists and post-only orders. */
class MinimalVenueTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");

    private final PlainVenue venue = new PlainVenue();
    private final VenueBroker broker = broker("mode: testnet");

    @Test
    void withoutListsOnlyTheStopOfAProtectionRests() {
        Intent protection = protection("p1");

        Placement placed = broker.send(BTC, protection);

        assertThat(placed.orders()).extracting(OrderReport::clientId).containsExactly("p1-s");
        assertThat(broker.find(BTC, protection)).isEqualTo(placed);
        assertThat(venue.sent).extracting(NewOrder::type).containsExactly(NewOrder.Type.STOP_LIMIT);
    }

    @Test
    void withoutListsNoEntryPlacesItsProtection() {
        Intent entry =
                Intents.intent("e1", Intent.Kind.ENTRY, OrderSide.BUY, "1", "100", null, null, NOW.toEpochMilli());

        assertThatThrownBy(() -> broker.sendProtected(BTC, entry, protection("p1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("binance does not support entries with a protection");
        assertThat(venue.sent).isEmpty();
    }

    @Test
    void withoutPostOnlyOrdersThereAreNoMakerEntries() {
        assertThatThrownBy(() -> broker("mode: testnet\nexecution:\n  entry: maker\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("binance has no post-only orders: set execution.entry to taker");
    }

    @Test
    void anOrderHasTheTimestampAndValidityOfItsIntent() {
        broker.send(BTC, protection("p1"));

        long now = NOW.toEpochMilli();
        assertThat(venue.signed).containsExactly(new TradingVenue.Signing(now, now + Intents.WINDOW));
    }

    @Test
    void atASpotVenueTheNetQuantityIsTheBalanceOfTheBaseAsset() {
        venue.balances = new Balances(Map.of("BTC", new Balances.Balance(new BigDecimal("2"), new BigDecimal("0.5"))));

        assertThat(broker.netQuantity(BTC)).isEqualByComparingTo("2.5");
    }

    @Test
    void atAVenueWithNettedPositionsTheNetQuantityIsThePositionWithItsSign() {
        venue.holding = Holding.NETTED;
        venue.balances = new Balances(Map.of("BTC", new Balances.Balance(new BigDecimal("2"), BigDecimal.ZERO)));
        venue.position = new BigDecimal("-3");

        assertThat(broker.netQuantity(BTC)).isEqualByComparingTo("-3");
    }

    @Test
    void withoutMarginNothingIsPreparedAndNothingIsRequested() {
        assertThatThrownBy(() -> broker.prepareMargin(BTC, 1))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("binance has no isolated margin");
        assertThatThrownBy(() -> broker.marginPosition(BTC)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> broker.marginAccount("USDT")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> broker.paymentsSince(BTC, 0)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> broker.sendTarget(BTC, protection("p1")))
                .hasMessage("binance has no targets beside their stops");
    }

    @Test
    void noEntryIsSentBeforeTheMarginIsPrepared() {
        venue.margin = true;
        assertThatThrownBy(() -> broker.send(BTC, entry("e1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("e1 is not sent: the margin of BTC/USDT has not been prepared (prepareMargin)");

        assertThat(broker.prepareMargin(BTC, 3)).isEqualTo(MarginSetup.wanted(3));
        broker.send(BTC, entry("e1"));

        assertThat(venue.margins.changes).containsExactly("one-way", "isolated BTC/USDT", "leverage BTC/USDT 3");
        assertThat(venue.sent).extracting(NewOrder::clientId).containsExactly("e1");
    }

    @Test
    void whatIsPreparedIsNotChangedAgain() {
        venue.margin = true;
        venue.margins.setup = MarginSetup.wanted(3);
        broker.prepareMargin(BTC, 3);
        assertThat(venue.margins.changes).isEmpty();
        broker.prepareMargin(BTC, 2);
        assertThat(venue.margins.changes).containsExactly("leverage BTC/USDT 2");
    }

    @Test
    void aPreparationThatTheVenueDoesNotConfirmIsRejectedAndForbidsEntries() {
        venue.margin = true;
        broker.prepareMargin(BTC, 3);
        venue.margins.ignoresChanges = true;

        assertThatThrownBy(() -> broker.prepareMargin(BTC, 2))
                .isInstanceOfSatisfying(
                        VenueException.class, e -> assertThat(e.kind()).isEqualTo(VenueException.Kind.REJECTED))
                .hasMessageContaining("the margin of BTC/USDT must be");
        assertThatThrownBy(() -> broker.send(BTC, entry("e1"))).isInstanceOf(IllegalStateException.class);
        assertThat(venue.sent).isEmpty();
    }

    @Test
    void exitsAndProtectionsNeedNoPreparation() {
        venue.margin = true;
        broker.send(BTC, protection("p1"));
        assertThat(venue.sent).extracting(NewOrder::clientId).containsExactly("p1-s");
    }

    @Test
    void besideAStopTheTargetIsAnOrderOfItsOwnAndBothAreFound() {
        venue.margin = true;
        Intent protection = protection("p1");
        broker.send(BTC, protection);
        assertThat(broker.find(BTC, protection).orders()).hasSize(1);

        broker.sendTarget(BTC, protection);

        assertThat(venue.sent)
                .extracting(NewOrder::type)
                .containsExactly(NewOrder.Type.STOP_LIMIT, NewOrder.Type.TARGET_MARKET);
        assertThat(venue.sent).allMatch(NewOrder::reduceOnly);
        assertThat(broker.find(BTC, protection).orders())
                .extracting(OrderReport::clientId)
                .containsExactly("p1-s", "p1-t");
    }

    @Test
    void aTargetOfItsOwnIsSentAndFoundAlone() {
        venue.margin = true;
        Intent target = target("t1");
        broker.sendTarget(BTC, target);

        assertThat(venue.sent).singleElement().satisfies(order -> {
            assertThat(order.type()).isEqualTo(NewOrder.Type.TARGET_MARKET);
            assertThat(order.clientId()).isEqualTo("t1-t");
            assertThat(order.trigger()).isEqualTo(target.targetPrice());
        });
        assertThat(broker.find(BTC, target).orders())
                .extracting(OrderReport::clientId)
                .containsExactly("t1-t");
        assertThatThrownBy(() -> broker.send(BTC, target)).hasMessage("t1 is not sent: it is of kind TARGET");
    }

    @Test
    void positionsAccountAndPaymentsAreThoseOfTheVenue() {
        venue.margin = true;
        assertThat(broker.marginPosition(BTC)).isEqualTo(MarginPosition.NONE);
        assertThat(broker.marginAccount("USDT")).isEqualTo(MarginFixture.ACCOUNT);
        assertThat(broker.marginTerms(BTC, 3)).isEqualTo(MarginFixture.terms(3));
        assertThat(broker.paymentsSince(BTC, 11)).extracting(MarginPayment::id).containsExactly("7");
        assertThat(venue.margins.paidFrom).isEqualTo(11);
        assertThat(venue.margins.paidTo).isGreaterThan(NOW.toEpochMilli());
    }

    @Test
    void capabilitiesThatContradictEachOtherAreRefused() {
        assertThatThrownBy(() -> capabilities(Holding.NETTED, true, true, true))
                .hasMessageContaining("a venue with targetOrders must have reduceOnly and no orderLists");
        assertThatThrownBy(() -> capabilities(Holding.NETTED, false, false, true))
                .hasMessageContaining("a venue with targetOrders must have reduceOnly and no orderLists");
        assertThatThrownBy(() -> capabilities(Holding.SPOT, false, true, true))
                .hasMessageContaining("a venue with margin must have holding NETTED");
    }

    private static VenueCapabilities capabilities(Holding holding, boolean lists, boolean reduceOnly, boolean targets) {
        return new VenueCapabilities(
                true, IdempotencyPolicy.REQUEST_WINDOW, lists, false, false, holding, false, reduceOnly, targets, true);
    }

    private static VenueCapabilities capabilitiesWithMargin() {
        return capabilities(Holding.NETTED, false, true, true);
    }

    private static Intent entry(String id) {
        return Intents.intent(id, Intent.Kind.ENTRY, OrderSide.BUY, "1", "100", null, null, NOW.toEpochMilli());
    }

    @Test
    void anUnreadableResponseHasAnUnknownOutcome() {
        venue.talksNonsense = true;

        assertThatThrownBy(() -> broker.send(BTC, protection("p1")))
                .isInstanceOfSatisfying(
                        VenueException.class, e -> assertThat(e.kind()).isEqualTo(VenueException.Kind.OUTCOME_UNKNOWN));
    }

    private VenueBroker broker(String yaml) {
        Settings settings = SettingsReader.fromText("test", yaml, Map.of()).settings();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new VenueBroker(
                settings,
                clock,
                new VenueClock(clock),
                new VenueErrors("binance", failure -> Optional.empty()),
                venue,
                Optional.empty());
    }

    private static Intent target(String id) {
        return Intents.intent(id, Intent.Kind.TARGET, OrderSide.SELL, "1", null, null, "110", NOW.toEpochMilli());
    }

    private static Intent protection(String id) {
        return Intents.intent(id, Intent.Kind.PROTECTION, OrderSide.SELL, "1", "96", "97", "110", NOW.toEpochMilli());
    }

    private static final class PlainVenue implements TradingVenue {

        private final List<NewOrder> sent = new ArrayList<>();
        private final List<Signing> signed = new ArrayList<>();
        private final MarginFixture margins = new MarginFixture();
        private boolean margin;
        private boolean talksNonsense;
        private Balances balances = new Balances(Map.of());
        private Holding holding = Holding.SPOT;
        private BigDecimal position = BigDecimal.ZERO;

        @Override
        public VenueCapabilities capabilities() {
            if (margin) {
                return capabilitiesWithMargin();
            }
            return new VenueCapabilities(
                    true,
                    IdempotencyPolicy.REQUEST_WINDOW,
                    false,
                    false,
                    false,
                    holding,
                    false,
                    holding == Holding.NETTED);
        }

        @Override
        public MarginVenue margin() {
            return margins;
        }

        @Override
        public Optional<KeyRights> keyRights() {
            return Optional.empty();
        }

        @Override
        public Instant serverTime() {
            return NOW;
        }

        @Override
        public VenueInstrument instrument(Symbol symbol) {
            return new VenueInstrument(
                    Instrument.spot(new InstrumentId("minimal", symbol), VenueFilters.UNKNOWN),
                    MarketStatus.OPEN,
                    Set.of(OrderKind.LIMIT, OrderKind.MARKET, OrderKind.STOP_LIMIT),
                    false,
                    false);
        }

        @Override
        public Quote quote(Symbol symbol) {
            return new Quote(BigDecimal.TEN, BigDecimal.TEN);
        }

        @Override
        public Balances balances() {
            return balances;
        }

        @Override
        public BigDecimal position(Symbol symbol) throws IOException {
            return holding == Holding.NETTED ? position : TradingVenue.super.position(symbol);
        }

        @Override
        public List<OrderReport> openOrders(Symbol symbol) {
            return sent.stream().map(PlainVenue::view).toList();
        }

        @Override
        public Optional<OrderReport> order(Symbol symbol, String clientId) {
            return openOrders(symbol).stream()
                    .filter(order -> order.clientId().equals(clientId))
                    .findFirst();
        }

        @Override
        public List<VenueFill> fills(Symbol symbol, String venueOrderId) {
            return List.of();
        }

        @Override
        public List<VenueFill> fillsSince(Symbol symbol, long fromMillis, long toMillis) {
            return List.of();
        }

        @Override
        public Placement place(Symbol symbol, NewOrder order, Signing signing) {
            if (talksNonsense) {
                throw new IllegalArgumentException("the venue reports an unknown status: PONDERING");
            }
            sent.add(order);
            signed.add(signing);
            return new Placement(List.of(view(order)));
        }

        @Override
        public List<OrderReport> placeList(Symbol symbol, ProtectionList protection, Signing signing) {
            throw new AssertionError("called for a list, which the venue does not support");
        }

        @Override
        public List<OrderReport> placeWithList(
                Symbol symbol, NewOrder entry, ProtectionList protection, Signing signing) {
            throw new AssertionError("called for a list, which the venue does not support");
        }

        @Override
        public Placement cancel(Symbol symbol, OrderReport order) {
            return sent.removeIf(open -> open.clientId().equals(order.clientId()))
                    ? new Placement(List.of(order))
                    : Placement.NOT_FOUND;
        }

        private static OrderReport view(NewOrder order) {
            return new OrderReport(
                    order.clientId(),
                    order.clientId(),
                    Optional.empty(),
                    order.side(),
                    OrderReport.Status.OPEN,
                    order.quantity(),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    order.limit(),
                    order.trigger(),
                    order.trigger().isEmpty(),
                    NOW.toEpochMilli());
        }
    }
}
