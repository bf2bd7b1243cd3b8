package dev.scalpel.local.downloading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.funding.PriceSeries;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.perpetual.contract.PerpetualListing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.localexchange.usdm.UsdmExchange;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.retrieval.HistoryStore;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.store.funding.StoredPrices;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.adapter.VenueAdapters;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The archive first, then the API of the same venue for what it does not have. */
class VenueDownloadTest {

    private static final Symbol ADA = Symbol.parse("ADA/USDT");
    private static final InstrumentId ID = new InstrumentId("binance-usdm", ADA);
    private static final Instant NOW = Instant.parse("2026-06-03T10:00:30Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 3);
    private static final LocalDate FIRST = TODAY.minusDays(2);
    private static final long BEGIN = FIRST.toEpochDay() * Minutes.PER_DAY * Minutes.MILLIS;
    private static final String DAILY = "data/futures/um/daily/";

    private final SettableClock clock = new SettableClock(NOW);
    private final BarSeries listed =
            SyntheticMarket.generate(MarketSpec.of(List.of(ADA), BEGIN, 4, 7)).get(ADA);
    private final UsdmExchange exchange = UsdmExchange.start(clock, List.of(PerpetualListing.of(ADA, listed)));
    private final ArchiveServer files = new ArchiveServer();
    private final MemoryStore store = new MemoryStore();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();

    @AfterEach
    void close() {
        exchange.close();
        files.close();
    }

    @Test
    void theApiIsRequestedForWhatTheArchiveDoesNotHaveAndForToday() {
        files.put(DAILY + "klines/ADAUSDT/1m/ADAUSDT-1m-2026-06-01.zip", ArchiveServer.day(FIRST));
        files.put(DAILY + "markPriceKlines/ADAUSDT/1m/ADAUSDT-1m-2026-06-01.zip", ArchiveServer.day(FIRST));

        DownloadResult result = download(TODAY.plusDays(1));

        assertThat(result.bars().stored()).isEqualTo(1_440);
        assertThat(result.venue().orElseThrow().bars()).isEqualTo(1_440 + 600);
        assertThat(result.bars().absent()).isEmpty();
        assertThat(result.bars().missingMinutes()).isZero();
        BarDownloadSummary marks = result.prices().get(PriceSeries.MARK);
        assertThat(marks.stored()).isEqualTo(1_440);
        assertThat(marks.missingMinutes()).isZero();
        assertThat(result.venue().orElseThrow().prices())
                .containsEntry(PriceSeries.MARK, 1_440L + 599)
                .containsEntry(PriceSeries.PREMIUM, 2 * 1_440L + 599);
        // The bars of the archive's day are the archive's, not replaced by the API's.
        assertThat(new StoredBars(store).read(ID, BEGIN, Minutes.plus(BEGIN, 1_440)))
                .isNotEqualTo(listed.between(BEGIN, Minutes.plus(BEGIN, 1_440)));
        assertThat(result.fundings().orElseThrow().absent()).isEmpty();
        assertThat(result.venue().orElseThrow().fundings()).hasValue(8);
        assertThat(steps).contains("bars of 2026-06-01", "mark of 2026-06-01", "premium of 2026-06-01");
    }

    @Test
    void daysThatAreOverNeedNoToday() {
        DownloadResult result = download(TODAY);
        assertThat(result.bars().days()).isEqualTo(2);
        assertThat(new StoredBars(store).lastOpenTime(ID)).hasValue(Minutes.plus(BEGIN, 2 * 1_440 - 1));
        assertThat(new StoredPrices(store, PriceSeries.MARK).read(ID, TODAY)).isEmpty();
    }

    @Test
    void aLimitIsAwaitedAsLongAsTheVenueSaysAndAnErrorIsRepeatedWithPauses() {
        exchange.faults().failNext(Fault.tooManyRequests(Duration.ofSeconds(7)), "/fapi/v1/markPriceKlines", 1);
        exchange.faults().failNext(Fault.unavailableHtml(), "/fapi/v1/premiumIndexKlines", 2);

        DownloadResult result = download(TODAY.plusDays(1));

        assertThat(result.venue().orElseThrow().failure()).isEmpty();
        assertThat(result.prices().get(PriceSeries.PREMIUM).missingMinutes()).isZero();
        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void aLongBanEndsTheDownloadWithWhatWasRead() {
        exchange.faults().failNext(Fault.banned(Duration.ofMinutes(30)), "/fapi/v1/markPriceKlines", 1);

        VenueDownloadSummary read = download(TODAY.plusDays(1)).venue().orElseThrow();

        assertThat(read.bars()).isEqualTo(2 * 1_440 + 600);
        assertThat(read.failure().orElseThrow().kind()).isEqualTo(VenueException.Kind.RATE_LIMITED);
        assertThat(read.failure().orElseThrow())
                .hasMessage("the venue allows no more requests until 2026-06-03T10:30:30Z");
        assertThat(pauses).isEmpty();
        // The next download, and the bot, do not even try.
        assertThat(download(TODAY.plusDays(1)).venue().orElseThrow().failure()).isPresent();
    }

    @Test
    void aRefusalIsNotRepeated() {
        exchange.faults().failNext(Fault.regionRefused(), "/fapi/v1/klines", 1);
        VenueDownloadSummary read = download(TODAY.plusDays(1)).venue().orElseThrow();
        assertThat(read.failure().orElseThrow().kind()).isEqualTo(VenueException.Kind.REGION_REFUSED);
        assertThat(read.bars()).isZero();
        assertThat(pauses).isEmpty();
    }

    @Test
    void aLargeDownloadLeavesTheVenueTimeForOthers() {
        Pacing pacing = new Pacing(retries());
        for (int request = 0; request < Pacing.AT_ONCE; request++) {
            pacing.beforeRequest();
        }
        assertThat(pauses).isEmpty();
        pacing.beforeRequest();
        pacing.beforeRequest();
        assertThat(pauses).containsExactly(Pacing.PAUSE, Pacing.PAUSE);
    }

    @Test
    void anInterruptionEndsIt() {
        Retries interrupted = new Retries(4, Duration.ofSeconds(5), time -> {
            throw new InterruptedException();
        });
        assertThatThrownBy(() -> interrupted.pauseFor(Duration.ofSeconds(1), "HTTP 503"))
                .isInstanceOf(DownloadFailedException.class)
                .hasMessage("interrupted after: HTTP 503");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void venuesThatListNoPastBarsForEverybodyHaveNone() {
        assertThat(venue("oanda")).isEmpty();
        assertThat(venue("bybit")).isPresent();
    }

    private DownloadResult download(LocalDate to) {
        VenueAdapter adapter = VenueAdapters.named("binance-usdm");
        return new Download(
                        history(),
                        clock,
                        TradingSession.ALWAYS_OPEN,
                        (what, done, total) -> steps.add(what),
                        notes::add)
                .run(
                        ID,
                        FIRST,
                        to,
                        Optional.of(new ArchiveSource(
                                adapter.archive().orElseThrow(), new ArchiveClient(files.address(), retries()))),
                        venue("binance-usdm"));
    }

    private Optional<VenueDownload> venue(String name) {
        return VenueDownload.of(
                VenueAdapters.named(name),
                new ConnectionParameters(
                        VenueAddress.local(exchange.uri()), new VenueClock(clock), Duration.ofSeconds(5)),
                clock,
                history(),
                retries(),
                (what, done, total) -> steps.add(what),
                notes::add);
    }

    private HistoryStore history() {
        return new HistoryStore(new StoredBars(store), new StoredFunding(store), store);
    }

    private Retries retries() {
        return new Retries(4, Duration.ofSeconds(5), time -> {
            pauses.add(time);
            clock.advance(time);
        });
    }
}
