package dev.scalpel.venue.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.Bar;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.HttpRetryGuard;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.market.Kline;
import dev.scalpel.venue.market.KlineReader;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.market.PublicTrade;
import dev.scalpel.venue.market.TradePage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the market half of any adapter must do. An adapter's test extends it with the venue's stand-in. */
public abstract class MarketDataContract {

    private static final int PAGE = 50;
    private static final Symbol UNLISTED = Symbol.parse("NOSUCHCOIN/USDT");

    protected final VenueStandIn venue;
    private final VenueAdapter adapter;
    private final MarketDataVenue market;

    protected MarketDataContract(VenueStandIn venue) {
        HttpRetryGuard.disableRetries();
        this.venue = venue;
        adapter = venue.adapter();
        market = ContractBrokers.market(venue);
    }

    @AfterEach
    void close() {
        venue.close();
    }

    @Test
    void theAdapterIsFoundByItsNameAlone() {
        assertThat(VenueAdapters.named(adapter.name())).hasSameClassAs(adapter);
        assertThat(adapter.addresses().of(VenueAddress.local(venue.address()))).isEqualTo(venue.address());
    }

    @Test
    void barsAreReadPageByPageWithoutARepeatedOrAMissingOne() throws Exception {
        List<Bar> read = new ArrayList<>();
        long from = venue.closedBars().get(0).openTime();
        for (List<Kline> page = page(from); !page.isEmpty(); page = page(from)) {
            assertThat(page).hasSizeLessThanOrEqualTo(PAGE);
            closed(page).forEach(row -> read.add(row.toBar()));
            from = Minutes.plus(page.get(page.size() - 1).openTime(), 1);
        }
        assertThat(read).isEqualTo(venue.closedBars());
    }

    @Test
    void theFirstPageBeginsWithTheOldestBarFromTheGivenMinuteOn() throws Exception {
        List<Bar> bars = venue.closedBars();
        long beforeTheFirst = Minutes.plus(bars.get(0).openTime(), -30);
        assertThat(page(beforeTheFirst).get(0).toBar()).isEqualTo(bars.get(0));
        assertThat(page(bars.get(7).openTime()).get(0).toBar()).isEqualTo(bars.get(7));
    }

    @Test
    void aMinuteThatTheVenueDoesNotListIsNotInvented() throws Exception {
        List<Bar> bars = venue.closedBars();
        int afterTheGap = 1;
        while (bars.get(afterTheGap).openTime()
                == Minutes.plus(bars.get(afterTheGap - 1).openTime(), 1)) {
            afterTheGap++;
        }
        List<Kline> page = page(bars.get(afterTheGap - 1).openTime());
        assertThat(page.get(1).openTime()).isEqualTo(bars.get(afterTheGap).openTime());
    }

    @Test
    void theFormingBarIsTheLastIfListedAndChangesNoOther() throws Exception {
        long forming = Minutes.floor(venue.clock().instant());
        List<Kline> page = page(Minutes.plus(forming, -10));
        assertThat(closed(page).stream().map(Kline::toBar))
                .isEqualTo(venue.closedBars().stream()
                        .filter(bar -> bar.openTime() >= Minutes.plus(forming, -10))
                        .toList());
        assertThat(page.subList(closed(page).size(), page.size()))
                .extracting(Kline::openTime)
                .allMatch(time -> time == forming)
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void theTradesOfAMinuteMakeItsBar() throws Exception {
        Bar bar = venue.closedBars().get(venue.closedBars().size() - 1);
        Instant from = Instant.ofEpochMilli(bar.openTime());
        TradePage page = trades(from);
        assertThat(page.completeFrom()).isEqualTo(from);
        assertThat(page.completeTo()).isEqualTo(from.plusSeconds(60));
        List<PublicTrade> trades = page.trades();
        assertThat(trades)
                .isNotEmpty()
                .allMatch(trade -> !trade.time().isBefore(from) && trade.time().isBefore(from.plusSeconds(60)));
        assertThat(trades.get(0).price().doubleValue()).isEqualTo(bar.open());
        assertThat(trades.get(trades.size() - 1).price().doubleValue()).isEqualTo(bar.close());
        assertThat(trades.stream()
                        .mapToDouble(trade -> trade.price().doubleValue())
                        .max())
                .hasValue(bar.high());
        assertThat(trades.stream()
                        .mapToDouble(trade -> trade.price().doubleValue())
                        .min())
                .hasValue(bar.low());
    }

    /** A venue without trades must have bars. */
    private TradePage trades(Instant from) throws IOException {
        try {
            return market.trades().read(venue.symbol(), from, from.plusSeconds(60));
        } catch (UnsupportedOperationException none) {
            assertThat(market.klines()).isPresent();
            return Assumptions.abort(String.valueOf(none.getMessage()));
        }
    }

    @Test
    void theVenuesTimeIsThatOfItsClock() throws Exception {
        venue.advance(Duration.ofSeconds(3));
        assertThat(market.serverTime()).isCloseTo(venue.clock().instant(), within(1_000, ChronoUnit.MILLIS));
    }

    @Test
    void anInstrumentHasIncrementsAndKindsOfOrder() throws Exception {
        Assumptions.assumeTrue(market.instruments().isPresent());
        VenueInstrument instrument = market.instruments().get().read(venue.symbol());
        assertThat(instrument.instrument().id()).isEqualTo(new InstrumentId(adapter.name(), venue.symbol()));
        assertThat(instrument.status()).isEqualTo(MarketStatus.OPEN);
        assertThat(instrument.filters().tickSize()).isPositive();
        assertThat(instrument.filters().stepSize()).isPositive();
        assertThat(instrument.orderKinds()).isNotEmpty();
    }

    @Test
    void anInstrumentThatIsNotListedIsSaidToBe() {
        Assumptions.assumeTrue(market.instruments().isPresent());
        assertThat(failure(() -> market.instruments().get().read(UNLISTED)).kind())
                .isEqualTo(Kind.NOT_LISTED);
    }

    @ParameterizedTest
    @EnumSource(names = {"TRUNCATED_RESPONSE", "UNAVAILABLE", "RATE_LIMITED", "REGION_REFUSED"})
    void eachFaultIsMetOnceAndHasItsKind(VenueFault fault) throws Exception {
        long from = venue.closedBars().get(0).openTime();
        venue.failNext(fault);

        VenueException failure = failure(() -> barsOrTrades(from));

        assertThat(failure.kind()).isEqualTo(fault.kind());
        assertThat(failure).hasMessageStartingWith(adapter.name() + ": ").hasNoCause();
        assertThat(venue.faultsMet()).isEqualTo(1);
        assertThat(barsOrTrades(from)).isNotEmpty();
    }

    /** A read may be repeated by a library: it is harmless. */
    @ParameterizedTest
    @EnumSource(names = {"LOST_RESPONSE", "RESET"})
    void anEndedConnectionIsAFailureWithoutResponseOrRepeatedOnce(VenueFault fault) throws Exception {
        long from = venue.closedBars().get(0).openTime();
        List<?> expected = barsOrTrades(from);
        venue.failNext(fault);
        List<?> read;
        try {
            read = barsOrTrades(from);
        } catch (IOException | RuntimeException failure) {
            assertThat(adapter.errors().explain("bars", failure).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
            read = barsOrTrades(from);
        }
        assertThat(venue.faultsMet()).isEqualTo(1);
        assertThat(read).isEqualTo(expected);
    }

    @Test
    void aRateLimitSaysHowLongToWait() {
        venue.failNext(VenueFault.RATE_LIMITED);
        assertThat(failure(() -> barsOrTrades(0)).retryAfter())
                .contains(Duration.ofSeconds(VenueFault.RETRY_AFTER_SECONDS));
    }

    /** What bars are made of: the venue's own, or its trades. */
    private List<?> barsOrTrades(long from) throws IOException {
        Optional<KlineReader> klines = market.klines();
        Instant start = Instant.ofEpochMilli(from);
        return klines.isPresent()
                ? klines.get().read(venue.symbol(), from, PAGE)
                : market.trades()
                        .read(venue.symbol(), start, start.plus(Duration.ofMinutes(PAGE)))
                        .trades();
    }

    private List<Kline> page(long from) throws Exception {
        Optional<KlineReader> klines = market.klines();
        Assumptions.assumeTrue(klines.isPresent(), "bars are built from trades");
        assertThat(klines.get().pageSize()).isGreaterThanOrEqualTo(PAGE);
        return klines.get().read(venue.symbol(), from, PAGE);
    }

    private List<Kline> closed(List<Kline> page) {
        long forming = Minutes.floor(venue.clock().instant());
        return page.stream().filter(row -> row.openTime() < forming).toList();
    }

    private VenueException failure(Request request) {
        Exception failure = catchException(request::execute);
        assertThat(failure).as("a failure").isNotNull();
        return adapter.errors().explain("something", failure);
    }

    /** A request that may fail. */
    @FunctionalInterface
    private interface Request {
        void execute() throws Exception;
    }
}
