package dev.scalpel.local.downloading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.funding.PriceBar;
import dev.scalpel.funding.PriceSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.funding.StoredPrices;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.market.MarketArchive;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PriceDownloadTest {

    private static final String MARKS = "data/futures/um/daily/markPriceKlines/ADAUSDT/1m/ADAUSDT-1m-";
    private static final String MARK_MONTHS = "data/futures/um/monthly/markPriceKlines/ADAUSDT/1m/ADAUSDT-1m-";
    private static final String PREMIUMS = "data/futures/um/daily/premiumIndexKlines/ADAUSDT/1m/ADAUSDT-1m-";
    private static final LocalDate DAY = LocalDate.of(2025, 5, 20);
    private static final long MIDNIGHT = 1_747_699_200_000L;

    private final ArchiveServer server = new ArchiveServer();
    private final MemoryStore store = new MemoryStore();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aDayIsStoredOnceAndNotRequestedAgain() {
        server.put(MARKS + "2025-05-20.zip", ArchiveServer.HEADER + ArchiveServer.day(DAY));

        BarDownloadSummary summary = run(PriceSeries.MARK, DAY, DAY.plusDays(1)).orElseThrow();

        assertThat(summary.stored()).isEqualTo(1_440);
        assertThat(summary.missingMinutes()).isZero();
        assertThat(marks(DAY)).hasSize(1_440).first().isEqualTo(new PriceBar(MIDNIGHT, 2, 3, 1, 2.5));
        server.forgetRequests();
        assertThat(run(PriceSeries.MARK, DAY, DAY.plusDays(1)).orElseThrow().wholeBefore())
                .isOne();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aWholeMonthIsOneFile() {
        LocalDate first = LocalDate.of(2025, 2, 1);
        StringBuilder february = new StringBuilder(ArchiveServer.HEADER);
        first.datesUntil(first.plusMonths(1)).forEach(day -> february.append(ArchiveServer.day(day)));
        server.put(MARK_MONTHS + "2025-02.zip", february.toString());

        assertThat(run(PriceSeries.MARK, first, first.plusMonths(1))
                        .orElseThrow()
                        .stored())
                .isEqualTo(28 * 1_440);
        assertThat(server.requests()).containsExactly(MARK_MONTHS + "2025-02.zip");
    }

    @Test
    void aPremiumMayBeNegativeAndAMarkPriceMayNot() {
        String row = MIDNIGHT + ",-0.0002,0.0001,-0.0003,0.0001,0,1747699259999,0,12,0,0,0\n";
        server.put(PREMIUMS + "2025-05-20.zip", row);
        server.put(MARKS + "2025-05-20.zip", row);

        assertThat(run(PriceSeries.PREMIUM, DAY, DAY.plusDays(1)).orElseThrow().stored())
                .isOne();
        BarDownloadSummary refused = run(PriceSeries.MARK, DAY, DAY.plusDays(1)).orElseThrow();

        assertThat(refused.damaged())
                .singleElement()
                .asString()
                .contains("2025-05-20.csv, line 1: no minute of the mark", "must be finite and above 0");
        assertThat(marks(DAY)).isEmpty();
    }

    @Test
    void aFileThatIsNotWhatItsChecksumSaysIsNamedAndNotStored() {
        server.put(MARKS + "2025-05-20.zip", ArchiveServer.day(DAY));
        server.putText(MARKS + "2025-05-20.zip.CHECKSUM", "0".repeat(64) + "  ADAUSDT-1m-2025-05-20.zip");
        server.put(MARKS + "2025-05-21.zip", ArchiveServer.day(DAY.plusDays(1)));

        BarDownloadSummary summary = run(PriceSeries.MARK, DAY, DAY.plusDays(2)).orElseThrow();

        assertThat(summary.damaged()).singleElement().asString().contains("its SHA-256 is");
        assertThat(marks(DAY)).isEmpty();
        assertThat(marks(DAY.plusDays(1))).hasSize(1_440);
        assertThat(summary.missingMinutes()).isEqualTo(1_440);
    }

    @Test
    void aRowWithOtherColumnsIsRefused() {
        server.put(MARKS + "2025-05-20.zip", MIDNIGHT + ",1,1,1,1\n");
        server.put(MARKS + "2025-05-21.zip", ArchiveServer.HEADER + "9".repeat(18) + ",1,1,1,1,0,0,0,0,0,0,0\n");
        assertThat(run(PriceSeries.MARK, DAY, DAY.plusDays(2)).orElseThrow().damaged())
                .hasSize(2)
                .anySatisfy(file -> assertThat(file).contains("line 1: must have 12 fields"))
                .anySatisfy(file -> assertThat(file).contains("line 2: ", "the time must be epoch milliseconds"));
    }

    @Test
    void spotHasNone() {
        assertThat(run("binance", PriceSeries.MARK, DAY, DAY.plusDays(1))).isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    private List<PriceBar> marks(LocalDate day) {
        return new StoredPrices(store, PriceSeries.MARK).read(ada("binance-usdm"), day);
    }

    private Optional<BarDownloadSummary> run(PriceSeries series, LocalDate from, LocalDate to) {
        return run("binance-usdm", series, from, to);
    }

    private Optional<BarDownloadSummary> run(String venue, PriceSeries series, LocalDate from, LocalDate to) {
        MarketArchive archive = VenueAdapters.named(venue).archive().orElseThrow();
        ArchiveClient client = new ArchiveClient(server.address(), new Retries(1, Duration.ofSeconds(5), time -> {}));
        return new PriceDownload(
                        series,
                        archive,
                        new VerifiedFiles(archive, client),
                        new StoredPrices(store, series),
                        (what, done, total) -> {})
                .run(ada(venue), from, to);
    }

    private static InstrumentId ada(String venue) {
        return new InstrumentId(venue, Symbol.parse("ADA/USDT"));
    }
}
