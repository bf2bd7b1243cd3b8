package dev.scalpel.local.downloading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.market.MarketArchive;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarDownloadTest {

    private static final InstrumentId BTC = new InstrumentId("binance", Symbol.parse("BTC/USDT"));
    private static final String MONTHLY = "data/spot/monthly/klines/BTCUSDT/1m/BTCUSDT-1m-";
    private static final String DAILY = "data/spot/daily/klines/BTCUSDT/1m/BTCUSDT-1m-";
    private static final LocalDate FIRST = LocalDate.of(2024, 2, 1);
    private static final LocalDate MARCH = LocalDate.of(2024, 3, 1);

    private final ArchiveServer server = new ArchiveServer();
    private final MemoryStore store = new MemoryStore();
    private final StoredBars bars = new StoredBars(store);
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aWholeMonthIsOneFileAndIsNotReadAgain() {
        server.put(MONTHLY + "2024-02.zip", ArchiveServer.HEADER + february(0));

        BarDownloadSummary summary = run(FIRST, MARCH);

        assertThat(summary)
                .isEqualTo(new BarDownloadSummary(29, 0, 1, 41_760, 0, 0, 0, List.of(), List.of(), 0, List.of()));
        assertThat(server.requests()).containsExactly(MONTHLY + "2024-02.zip");
        BarSeries stored = bars.readAll(BTC);
        assertThat(stored.size()).isEqualTo(41_760);
        assertThat(stored.bar(0)).isEqualTo(new Bar(1_706_745_600_000L, 2, 3, 1, 2.5, 9, 7, 4));
        server.forgetRequests();

        assertThat(run(FIRST, MARCH).wholeBefore()).isEqualTo(29);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void partOfAMonthIsReadByDayAndWholeDaysAreSkipped() {
        day(FIRST);
        day(FIRST.plusDays(1));
        run(FIRST, FIRST.plusDays(1));
        server.forgetRequests();

        BarDownloadSummary summary = run(FIRST, FIRST.plusDays(2));

        assertThat(summary.wholeBefore()).isOne();
        assertThat(summary.stored()).isEqualTo(1_440);
        assertThat(server.requests()).containsExactly(DAILY + "2024-02-02.zip");
    }

    @Test
    void microsecondsOfSpotSince2025AreTheSameMinutes() {
        day(LocalDate.of(2024, 12, 31));
        day(LocalDate.of(2025, 1, 1));

        run(LocalDate.of(2024, 12, 31), LocalDate.of(2025, 1, 2));

        assertThat(bars.readAll(BTC).gaps()).isEmpty();
        assertThat(bars.readAll(BTC).size()).isEqualTo(2 * 1_440);
        assertThat(bars.readAll(BTC).firstOpenTime()).isEqualTo(1_735_603_200_000L);
    }

    /** As binance-public-data issue 346 reports of a month. */
    @Test
    void aDayThatTheMonthLacksIsReadByDay() {
        server.put(MONTHLY + "2024-02.zip", february(10));
        day(FIRST.plusDays(9));

        BarDownloadSummary summary = run(FIRST, MARCH);

        assertThat(summary.stored()).isEqualTo(41_760);
        assertThat(summary.incomplete()).isEmpty();
        assertThat(server.requests()).containsExactly(MONTHLY + "2024-02.zip", DAILY + "2024-02-10.zip");
    }

    @Test
    void aMonthThatIsNotPublishedYetIsReadByDay() {
        for (LocalDate day = FIRST; day.isBefore(MARCH.minusDays(1)); day = day.plusDays(1)) {
            day(day);
        }

        BarDownloadSummary summary = run(FIRST, MARCH);

        assertThat(summary.stored()).isEqualTo(28 * 1_440);
        assertThat(summary.absent()).containsExactly(LocalDate.of(2024, 2, 29));
        assertThat(server.requests()).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void ofAMonthBeforeTheListingOnlyTheFirstAndTheLastDayAreRequested() {
        BarDownloadSummary summary = run(FIRST, MARCH);

        assertThat(server.requests())
                .containsExactly(MONTHLY + "2024-02.zip", DAILY + "2024-02-29.zip", DAILY + "2024-02-01.zip");
        assertThat(summary.absent()).hasSize(29);
        assertThat(summary.isEmpty()).isTrue();
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void aDayWithoutAllMinutesIsNamedAndRequestedAgainTheNextTime() {
        server.put(DAILY + "2024-02-01.zip", ArchiveServer.minutes(FIRST, 0, 1_000) + "torn,row\n");

        BarDownloadSummary summary = run(FIRST, FIRST.plusDays(1));

        assertThat(summary.incomplete()).containsExactly(FIRST);
        assertThat(summary.refused()).isOne();
        assertThat(notes)
                .containsExactly("rejected: BTCUSDT-1m-2024-02-01.zip!BTCUSDT-1m-2024-02-01.csv, row 1001: expected"
                        + " 12 columns, found 2");
        day(FIRST);
        assertThat(run(FIRST, FIRST.plusDays(1)).stored()).isEqualTo(440);
        assertThat(bars.readAll(BTC).size()).isEqualTo(1_440);
    }

    @Test
    void aFileWithAWrongChecksumIsReadTwiceAndNotStored() {
        day(FIRST);
        day(FIRST.plusDays(1));
        String wrong = "0".repeat(64);
        server.putText(DAILY + "2024-02-01.zip.CHECKSUM", wrong + "  BTCUSDT-1m-2024-02-01.zip\n");

        BarDownloadSummary summary = run(FIRST, FIRST.plusDays(2));

        assertThat(summary.damaged())
                .singleElement()
                .asString()
                .matches("BTCUSDT-1m-2024-02-01.zip: its SHA-256 is [0-9a-f]{64}, but its checksum says " + wrong);
        assertThat(summary.incomplete()).containsExactly(FIRST);
        assertThat(summary.stored()).isEqualTo(1_440);
        assertThat(bars.storedDays(BTC)).containsExactly(FIRST.plusDays(1));
        assertThat(server.requests())
                .containsExactly(DAILY + "2024-02-01.zip", DAILY + "2024-02-01.zip", DAILY + "2024-02-02.zip");
    }

    @Test
    void aFileThatWasChangedBetweenItsRequestsIsRightTheSecondTime() {
        day(FIRST);
        server.fail(DAILY + "2024-02-01.zip", (call, content) -> {
            call.sendResponseHeaders(200, 5);
            call.getResponseBody().write(new byte[5]);
        });

        assertThat(run(FIRST, FIRST.plusDays(1)).stored()).isEqualTo(1_440);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BTCUSDT-1m-2024-02-01.zip", "<html>", "0000  BTCUSDT-1m-2024-02-01.zip"})
    void aChecksumFileOfAnotherFormIsRefused(String text) {
        day(FIRST);
        server.putText(DAILY + "2024-02-01.zip.CHECKSUM", text);

        assertThat(run(FIRST, FIRST.plusDays(1)).damaged())
                .containsExactly("BTCUSDT-1m-2024-02-01.zip: its checksum file is not one line of 64 hexadecimal digits"
                        + " and this name");
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void aFileWithoutChecksumOrWithThatOfAnotherFileIsNotStored() {
        day(FIRST);
        server.remove(DAILY + "2024-02-01.zip.CHECKSUM");
        day(FIRST.plusDays(1));
        server.putText(DAILY + "2024-02-02.zip.CHECKSUM", "0".repeat(64) + "  BTCUSDT-1m-2024-02-03.zip\n");

        assertThat(run(FIRST, FIRST.plusDays(2)).damaged())
                .containsExactly(
                        "BTCUSDT-1m-2024-02-01.zip: the archive has no checksum of it",
                        "BTCUSDT-1m-2024-02-02.zip: its checksum file is not one line of 64 hexadecimal digits and this"
                                + " name");
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void aZipThatWasPublishedCutOffOrAsABombIsNotStored() {
        byte[] whole = ArchiveServer.zip("a.csv", ArchiveServer.day(FIRST).getBytes(UTF_8));
        server.put(DAILY + "2024-02-01.zip", Arrays.copyOf(whole, whole.length / 2));
        server.put(
                DAILY + "2024-02-02.zip",
                ArchiveServer.zip("bomb.csv", (ArchiveServer.HEADER + "1,2\n".repeat(5 << 20)).getBytes(UTF_8)));
        day(FIRST.plusDays(2));

        BarDownloadSummary summary = run(FIRST, FIRST.plusDays(3));

        assertThat(summary.damaged()).hasSize(2);
        assertThat(summary.damaged().get(0)).startsWith("cannot import BTCUSDT-1m-2024-02-01.zip: ");
        assertThat(summary.damaged().get(1)).contains("times its size; bars never do (limit: 100)");
        assertThat(bars.storedDays(BTC)).containsExactly(FIRST.plusDays(2));
    }

    @Test
    void aServerThatFailsIsRequestedAgainAfterGrowingPauses() {
        day(FIRST);
        server.fail(
                DAILY + "2024-02-01.zip", ArchiveServer.status(503), ArchiveServer.cutOff(), ArchiveServer.status(500));

        assertThat(run(FIRST, FIRST.plusDays(1)).stored()).isEqualTo(1_440);

        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void aDownloadThatEndedContinuesWhereItWas() {
        day(FIRST);
        day(FIRST.plusDays(1));
        ArchiveServer.Fault down = ArchiveServer.status(503);
        server.fail(DAILY + "2024-02-02.zip", down, down, down, down);

        assertThatThrownBy(() -> run(FIRST, FIRST.plusDays(2)))
                .isInstanceOf(DownloadFailedException.class)
                .hasMessage("cannot read " + server.address() + DAILY + "2024-02-02.zip in 4 attempts: HTTP 503");
        assertThat(bars.storedDays(BTC)).containsExactly(FIRST);
        server.forgetRequests();

        BarDownloadSummary summary = run(FIRST, FIRST.plusDays(2));

        assertThat(summary.wholeBefore()).isOne();
        assertThat(server.requests()).containsExactly(DAILY + "2024-02-02.zip");
        assertThat(bars.readAll(BTC).size()).isEqualTo(2 * 1_440);
    }

    @Test
    void aPauseThatTheArchiveRequestsIsKeptUnlessItIsLong() {
        day(FIRST);
        server.fail(DAILY + "2024-02-01.zip", ArchiveServer.status(429, "Retry-After", "60"));

        run(FIRST, FIRST.plusDays(1));

        assertThat(pauses).containsExactly(Duration.ofMinutes(1));
        server.fail(DAILY + "2024-02-02.zip", ArchiveServer.status(429, "Retry-After", "61"));
        assertThatThrownBy(() -> run(FIRST, FIRST.plusDays(2)))
                .isInstanceOf(DownloadFailedException.class)
                .hasMessageEndingWith("2024-02-02.zip: HTTP 429, retry after 61 s");
        assertThat(pauses).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 451})
    void aRefusalAndARedirectionEndTheDownloadAtOnce(int status) {
        day(FIRST);
        server.fail(
                DAILY + "2024-02-01.zip", ArchiveServer.status(status, "Location", server.address() + "elsewhere.zip"));

        assertThatThrownBy(() -> run(FIRST, FIRST.plusDays(1)))
                .isInstanceOf(DownloadFailedException.class)
                .hasMessageEndingWith("2024-02-01.zip: HTTP " + status);
        assertThat(server.requests()).hasSize(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void aServerThatDoesNotRespondIsNotWaitedForLongerThanTheTimeout() {
        CountDownLatch end = new CountDownLatch(1);
        ArchiveServer.Fault late = (call, content) -> await(end);
        server.fail(DAILY + "2024-02-01.zip", late, late);
        MarketArchive archive = VenueAdapters.named("binance").archive().orElseThrow();
        ArchiveClient client =
                new ArchiveClient(server.address(), new Retries(1, Duration.ofMillis(50), time -> pauses.add(time)));

        try {
            assertThatThrownBy(() -> new VerifiedFiles(archive, client).fetch(DAILY + "2024-02-01.zip"))
                    .isInstanceOf(DownloadFailedException.class)
                    .hasMessageEndingWith("in 1 attempt: no response within 50 ms");
        } finally {
            end.countDown();
        }
    }

    @Test
    void aFileThatIsLargerThanAllowedIsRefused() {
        server.put("a.zip", new byte[11]);
        ArchiveClient client = new ArchiveClient(server.address(), retries());

        assertThat(client.get("a.zip", 11))
                .hasValueSatisfying(content -> assertThat(content).hasSize(11));
        assertThatThrownBy(() -> client.get("a.zip", 10))
                .isInstanceOf(DamagedFileException.class)
                .hasMessageEndingWith("a.zip is larger than 10 bytes");
    }

    private static void await(CountDownLatch end) throws IOException {
        try {
            if (!end.await(1, TimeUnit.MINUTES)) {
                throw new IOException("the client has waited longer than its timeout");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private BarDownloadSummary run(LocalDate from, LocalDate to) {
        MarketArchive archive = VenueAdapters.named("binance").archive().orElseThrow();
        VerifiedFiles files = new VerifiedFiles(archive, new ArchiveClient(server.address(), retries()));
        return new BarDownload(archive, files, bars, (what, done, total) -> {}, notes::add).run(BTC, from, to);
    }

    private Retries retries() {
        return new Retries(4, Duration.ofSeconds(5), pauses::add);
    }

    private void day(LocalDate day) {
        server.put(DAILY + day + ".zip", ArchiveServer.day(day));
    }

    /** @param without a day of the month */
    private static String february(int without) {
        return FIRST.datesUntil(MARCH)
                .filter(day -> day.getDayOfMonth() != without)
                .map(ArchiveServer::day)
                .collect(Collectors.joining());
    }
}
