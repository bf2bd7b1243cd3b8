package dev.scalpel.local.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.local.downloading.BarDownloadSummary;
import dev.scalpel.local.downloading.DownloadResult;
import dev.scalpel.local.downloading.VenueDownloadSummary;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DownloadReportTest {

    private static final LocalDate DAY = LocalDate.of(2024, 5, 31);

    @Test
    void anInstrumentThatIsNoLongerListedIsANoteWhereTheArchiveHadIt() {
        DownloadReport report = report(false, Optional.of(Kind.NOT_LISTED), List.of());
        assertThat(report.nothing()).isEmpty();
        assertThat(report.failure()).isEmpty();
        assertThat(report.notes())
                .containsExactly(
                        "the API of binance-usdm does not list BTC/USDT any more: what the archive has is stored");
    }

    @Test
    void oneThatNeitherListsIsNothing() {
        assertThat(report(true, Optional.of(Kind.NOT_LISTED), List.of()).nothing())
                .get()
                .hasToString(
                        "dev.scalpel.local.cli.console.CommandFailedException: binance-usdm has no bars of BTC/USDT"
                                + " from 2024-05-31 to 2024-06-01");
        assertThat(report(true, Optional.empty(), List.of()).nothing()).isPresent();
    }

    @Test
    void anApiThatRefusesFailsTheCommandAndSaysHowToGoOnWithoutIt() {
        DownloadReport report = report(true, Optional.of(Kind.REGION_REFUSED), List.of());
        assertThat(report.nothing()).isEmpty();
        assertThat(report.failure().orElseThrow()).hasMessage("it answered REGION_REFUSED");
        assertThat(report.failure().orElseThrow().hint())
                .isEqualTo(
                        "what was read before is stored; run it again to continue, or without the API: --only archive");
    }

    @Test
    void damagedFilesAreNamedBeforeAFailureOfTheApi() {
        DownloadReport report = report(false, Optional.of(Kind.OUTCOME_UNKNOWN), List.of("a.zip: torn"));
        assertThat(report.notes()).containsExactly("not stored: a.zip: torn");
        assertThat(report.failure().orElseThrow()).hasMessage("files of the archive that were not stored: 1");
    }

    private static DownloadReport report(boolean isEmpty, Optional<Kind> failure, List<String> damaged) {
        BarDownloadSummary bars = new BarDownloadSummary(1, 0, 0, 0, 0, 0, 0, List.of(), List.of(), 0, damaged);
        VenueDownloadSummary venue = new VenueDownloadSummary(
                0,
                OptionalLong.empty(),
                Map.of(),
                failure.map(kind -> new VenueException(kind, "it answered " + kind)));
        return new DownloadReport(
                new DownloadResult(bars, Optional.empty(), Map.of(), Optional.of(venue), isEmpty),
                InstrumentId.parse("binance-usdm/BTC-USDT"),
                new DownloadPeriod(DAY, DAY.plusDays(1)));
    }
}
