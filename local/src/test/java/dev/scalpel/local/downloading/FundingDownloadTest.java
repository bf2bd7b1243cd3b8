package dev.scalpel.local.downloading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.market.MarketArchive;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FundingDownloadTest {

    private static final String MONTHLY = "data/futures/um/monthly/fundingRate/ADAUSDT/ADAUSDT-fundingRate-";
    private static final String HEADER = "calc_time,funding_interval_hours,last_funding_rate\n";
    private static final long MAY = 1_746_057_600_000L;
    private static final LocalDate FROM = LocalDate.of(2025, 5, 20);
    private static final LocalDate TO = LocalDate.of(2025, 7, 2);

    private final ArchiveServer server = new ArchiveServer();
    private final StoredFunding store = new StoredFunding(new MemoryStore());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theFilesOfTheMonthsAreStoredOnceAndAMonthThatIsNotOverIsNotRequested() {
        server.put(
                MONTHLY + "2025-05.zip", HEADER + (MAY + 1) + ",8,0.00010000\n" + (MAY + 28_800_000) + ",8,-2e-05\n");

        assertThat(run("binance-usdm"))
                .contains(new FundingDownload.Summary(
                        2, 0, List.of(YearMonth.of(2025, 6), YearMonth.of(2025, 7)), List.of()));

        assertThat(server.requests()).containsExactly(MONTHLY + "2025-05.zip", MONTHLY + "2025-06.zip");
        assertThat(store.readAll(ada("binance-usdm")))
                .containsExactly(
                        new FundingRate(MAY, new BigDecimal("0.0001")),
                        new FundingRate(MAY + 28_800_000, new BigDecimal("-0.00002")));
        assertThat(run("binance-usdm").orElseThrow().unchanged()).isEqualTo(2);
    }

    @Test
    void aDamagedMonthIsNamedAndTheNextOneIsStored() {
        server.put(MONTHLY + "2025-05.zip", HEADER + "soon,8,0.0001\n");
        server.put(MONTHLY + "2025-06.zip", HEADER + (MAY + 31 * 86_400_000L) + ",8,0.0001\n");

        FundingDownload.Summary summary = run("binance-usdm").orElseThrow();

        assertThat(summary.stored()).isOne();
        assertThat(summary.damaged()).singleElement().asString().contains("2025-05.csv, line 2: no funding rate");
    }

    @Test
    void spotHasNoFundings() {
        assertThat(run("binance")).isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    private Optional<FundingDownload.Summary> run(String venue) {
        MarketArchive archive = VenueAdapters.named(venue).archive().orElseThrow();
        ArchiveClient client = new ArchiveClient(server.address(), new Retries(1, Duration.ofSeconds(5), time -> {}));
        return new FundingDownload(archive, new VerifiedFiles(archive, client), store, (what, done, total) -> {})
                .run(ada(venue), FROM, TO, TO);
    }

    private static InstrumentId ada(String venue) {
        return new InstrumentId(venue, Symbol.parse("ADA/USDT"));
    }
}
