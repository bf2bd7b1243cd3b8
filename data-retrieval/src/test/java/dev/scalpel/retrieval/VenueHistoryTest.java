package dev.scalpel.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.funding.PriceBar;
import dev.scalpel.funding.PriceSeries;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.perpetual.contract.PerpetualListing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.localexchange.usdm.UsdmExchange;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.store.funding.StoredPrices;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.adapter.VenueAdapters;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** History of a perpetual by the protocol of its venue. */
class VenueHistoryTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final InstrumentId ID = new InstrumentId("binance-usdm", BTC);
    private static final Instant NOW = Instant.parse("2026-06-02T10:00:30Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 2);
    private static final long FIRST = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();
    private static final long TOMORROW = Minutes.plus(FIRST, 2 * Minutes.PER_DAY);

    private final SettableClock clock = new SettableClock(NOW);
    private final BarSeries listed =
            SyntheticMarket.generate(MarketSpec.of(List.of(BTC), FIRST, 3, 7)).get(BTC);
    private final UsdmExchange exchange = UsdmExchange.start(clock, List.of(PerpetualListing.of(BTC, listed)));
    private final MemoryStore store = new MemoryStore();
    private final List<String> rejected = new ArrayList<>();
    private final VenueHistory history = history();

    @AfterEach
    void close() {
        exchange.close();
    }

    private VenueHistory history() {
        return history(exchange);
    }

    private VenueHistory history(UsdmExchange venue) {
        VenueAdapter adapter = VenueAdapters.named("binance-usdm");
        VenueClock venueClock = new VenueClock(clock);
        return new VenueHistory(
                adapter,
                adapter.market(
                        new ConnectionParameters(VenueAddress.local(venue.uri()), venueClock, Duration.ofSeconds(5))),
                venueClock,
                clock,
                new HistoryStore(new StoredBars(store), new StoredFunding(store), store));
    }

    @Test
    void barsEndWithTheNewestClosedMinute() {
        history.bars(ID, FIRST, TOMORROW, rejected::add);

        StoredBars bars = new StoredBars(store);
        assertThat(bars.lastOpenTime(ID)).hasValue(Minutes.floor(NOW) - Minutes.MILLIS);
        assertThat(bars.read(ID, FIRST, TOMORROW)).isEqualTo(listed.between(FIRST, Minutes.floor(NOW)));
        assertThat(rejected).isEmpty();
    }

    /** As retrieval does: a later row proves that nothing was traded. */
    @Test
    void aMinuteThatTheVenueDoesNotListBetweenOthersIsAQuietOne() {
        BarSeries.Builder bars = new BarSeries.Builder(3);
        bars.add(listed.bar(0));
        bars.add(listed.bar(2));
        bars.add(listed.bar(3));
        StoredBars stored = new StoredBars(store);
        try (UsdmExchange quiet = UsdmExchange.start(clock, List.of(PerpetualListing.of(BTC, bars.build())))) {
            history(quiet).bars(ID, FIRST, TOMORROW, rejected::add);
        }
        assertThat(stored.read(ID, FIRST, Minutes.plus(FIRST, 3)).bar(1))
                .isEqualTo(Bar.quiet(Minutes.plus(FIRST, 1), listed.close(0)));
    }

    @Test
    void marksAndPremiumsEndAMinuteBeforeItAndAreThoseOfTheVenue() {
        exchange.setMarkPremium(BTC, new BigDecimal("-0.0025"));
        assertThat(history.hasPrices()).isTrue();

        for (PriceSeries series : PriceSeries.values()) {
            history.prices(series, ID, FIRST, TOMORROW, rejected::add);
        }

        List<PriceBar> marks = new StoredPrices(store, PriceSeries.MARK).read(ID, TODAY);
        assertThat(new StoredPrices(store, PriceSeries.MARK).read(ID, TODAY.minusDays(1)))
                .hasSize(1_440);
        assertThat(marks).hasSize(10 * 60 - 1);
        assertThat(marks.get(598).time()).isEqualTo(Minutes.floor(NOW) - 2 * Minutes.MILLIS);
        double close = listed.close(listed.rowOf(marks.get(0).time()));
        assertThat(marks.get(0).close()).isCloseTo(close * 0.9975, within(1e-6));
        assertThat(new StoredPrices(store, PriceSeries.PREMIUM).read(ID, TODAY))
                .hasSize(10 * 60 - 1)
                .allMatch(bar -> bar.low() == -0.0025);
        assertThat(rejected).isEmpty();
    }

    /** The page of an hour later has the minute that was forming, as it closed. */
    @Test
    void aMinuteThatWasFormingIsReadOnceItHasClosed() {
        history.prices(PriceSeries.MARK, ID, FIRST, TOMORROW, rejected::add);
        clock.advance(Duration.ofHours(1));
        history.prices(PriceSeries.MARK, ID, FIRST, TOMORROW, rejected::add);

        List<PriceBar> marks = new StoredPrices(store, PriceSeries.MARK).read(ID, TODAY);
        assertThat(marks).hasSize(11 * 60 - 1);
        assertThat(marks)
                .allMatch(bar -> bar.high() == listed.high(listed.rowOf(bar.time()))
                        && bar.close() == listed.close(listed.rowOf(bar.time())));
    }

    @Test
    void fundingsOfThePeriodAreReadAlsoBetweenStoredOnes() {
        StoredFunding stored = new StoredFunding(store);
        stored.append(ID, List.of(new FundingRate(FIRST + 16 * 3_600_000L, new BigDecimal("0.0001"))));
        exchange.setFundingRate(BTC, FIRST + 8 * 3_600_000L, new BigDecimal("-0.0003"));

        assertThat(history.hasFundings()).isTrue();
        assertThat(history.fundings(ID, FIRST, TOMORROW)).isEqualTo(4);
        assertThat(stored.readAll(ID)).hasSize(5);
        assertThat(stored.readAll(ID).get(1).rate()).isEqualByComparingTo("-0.0003");
        assertThat(history.fundings(ID, FIRST, TOMORROW)).isZero();
    }

    @Test
    void tooManyRequestsAndAPageOfAFirewallLoseNothing() {
        exchange.faults().failNext(Fault.firewall(), "/fapi/v1/markPriceKlines", 1);
        assertThatThrownBy(() -> history.prices(PriceSeries.MARK, ID, FIRST, TOMORROW, rejected::add))
                .isInstanceOfSatisfying(
                        VenueException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(VenueException.Kind.RATE_LIMITED));
        exchange.faults().failNext(Fault.tooManyRequests(Duration.ofSeconds(7)), "/fapi/v1/premiumIndexKlines", 1);
        assertThatThrownBy(() -> history.prices(PriceSeries.PREMIUM, ID, FIRST, TOMORROW, rejected::add))
                .isInstanceOfSatisfying(
                        VenueException.class,
                        failure -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7)));
        for (PriceSeries series : PriceSeries.values()) {
            history.prices(series, ID, FIRST, TOMORROW, rejected::add);
            assertThat(new StoredPrices(store, series).read(ID, TODAY)).hasSize(599);
        }
    }
}
