package dev.scalpel.local.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.local.downloading.ArchiveServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadCommandTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-06-03T00:00:30Z"), ZoneOffset.UTC);
    private static final LocalDate DAY = LocalDate.of(2024, 5, 31);
    private static final String SPOT = "data/spot/daily/klines/BTCUSDT/1m/BTCUSDT-1m-";
    private static final String USDM = "data/futures/um/daily/klines/BTCUSDT/1m/BTCUSDT-1m-";

    private final ArchiveServer server = new ArchiveServer();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void downloadsUpToTodayAndSaysWhatIsAbsent() {
        server.put(SPOT + "2024-05-31.zip", ArchiveServer.day(DAY));
        server.put(SPOT + "2024-06-01.zip", ArchiveServer.minutes(DAY.plusDays(1), 0, 1_000));
        TestCommandLine terminal = terminal(false);

        assertThat(run(terminal, "--venue", "binance"))
                .as(terminal.errorOutput())
                .isZero();

        assertThat(terminal.output().lines())
                .containsExactly(
                        "3 days, 0 of them whole before; 2 files read",
                        "stored 2,440 bars (0 of them replaced), unchanged 0, rejected 0",
                        "the archive has no bars of 2024-06-02",
                        "minutes are missing on 2024-06-01");
        assertThat(terminal.errorOutput()).isEmpty();
        assertThat(folder.resolve("scalpel-home/store/bars/binance/BTC-USDT/2024-05-31.csv"))
                .exists();
    }

    @Test
    void ofAPerpetualTheFundingsAreDownloadedToo() throws IOException {
        server.put(USDM + "2024-05-31.zip", ArchiveServer.HEADER + ArchiveServer.day(DAY));
        server.put(
                "data/futures/um/monthly/fundingRate/BTCUSDT/BTCUSDT-fundingRate-2024-05.zip",
                "calc_time,funding_interval_hours,last_funding_rate\n1717113600000,8,0.0001\n");
        server.put(
                USDM.replace("klines", "markPriceKlines") + "2024-05-31.zip",
                ArchiveServer.HEADER + ArchiveServer.day(DAY));
        server.put(
                USDM.replace("klines", "premiumIndexKlines") + "2024-06-01.zip",
                "1717200000000,-0.00012,0.00005,-0.0004,0.00001,0,1717200059999,0,12,0,0,0\n");
        TestCommandLine terminal = terminal(false);

        assertThat(run(terminal, "--venue", "binance-usdm", "--json")).isZero();

        JsonNode document = new ObjectMapper().readTree(terminal.output());
        assertThat(document.get("days").asInt()).isEqualTo(3);
        assertThat(document.get("stored").asInt()).isEqualTo(1_440);
        assertThat(document.get("absent")).hasSize(2);
        assertThat(document.get("absent").get(0).asText()).isEqualTo("2024-06-01");
        assertThat(document.get("fundingStored").asInt()).isOne();
        assertThat(document.get("fundingAbsent").get(0).asText()).isEqualTo("2024-06");
        assertThat(document.get("missingMinutes").asInt()).isEqualTo(2 * 1_440);
        assertThat(document.get("markStored").asInt()).isEqualTo(1_440);
        assertThat(document.get("markMissingMinutes").asInt()).isEqualTo(2 * 1_440);
        assertThat(document.get("premiumStored").asInt()).isOne();
        assertThat(document.get("premiumMissingMinutes").asInt()).isEqualTo(3 * 1_440 - 1);
        assertThat(folder.resolve("scalpel-home/store/premiums/binance-usdm/BTC-USDT/2024-06-01.csv"))
                .content()
                .isEqualTo("timestamp,open,high,low,close\n1717200000000,-0.00012,0.00005,-0.0004,0.00001\n");
        assertThat(folder.resolve("scalpel-home/store/funding/binance-usdm/BTC-USDT/2024-05.csv"))
                .exists();
    }

    @Test
    void aTerminalShowsALineOfProgressInEightyColumns() {
        server.put(SPOT + "2024-05-31.zip", ArchiveServer.day(DAY));
        TestCommandLine terminal = terminal(true);

        assertThat(run(terminal)).isZero();

        assertThat(terminal.errorOutput()).contains("BTCUSDT-1m-2024-05-31.zip").doesNotContain("\u001b");
        assertThat(Arrays.asList(terminal.errorOutput().split("[\\r\\n]")))
                .allSatisfy(line -> assertThat(line.length()).isLessThan(80));
    }

    @Test
    void anUnknownSymbolIsNamedAndLeavesNothingBehind() {
        TestCommandLine terminal = terminal(false);

        assertThat(run(terminal)).isOne();

        assertThat(terminal.errorOutput())
                .contains("the archive of binance has no bars of BTC/USDT from 2024-05-31 to 2024-06-03")
                .contains("hint: check the symbol");
        assertThat(folder.resolve("scalpel-home/store/bars")).doesNotExist();
    }

    @Test
    void aDamagedFileFailsTheCommandAfterTheOthersWereStored() {
        server.put(SPOT + "2024-05-31.zip", ArchiveServer.day(DAY));
        server.putText(SPOT + "2024-05-31.zip.CHECKSUM", "0".repeat(64) + "  BTCUSDT-1m-2024-05-31.zip");
        server.put(SPOT + "2024-06-01.zip", ArchiveServer.day(DAY.plusDays(1)));
        TestCommandLine terminal = terminal(false);

        assertThat(run(terminal)).isOne();

        assertThat(terminal.output()).contains("stored 1,440 bars");
        assertThat(terminal.errorOutput())
                .contains("not stored: BTCUSDT-1m-2024-05-31.zip: its SHA-256 is ")
                .contains("error: files of the archive that were not stored: 1");
    }

    @Test
    void anArchiveThatIsOutOfReachIsNamedWithWhatToDo() {
        server.fail(SPOT + "2024-05-31.zip", ArchiveServer.status(451));
        TestCommandLine terminal = terminal(false);

        assertThat(run(terminal)).isOne();

        assertThat(terminal.errorOutput())
                .contains("error: cannot read " + server.address() + SPOT + "2024-05-31.zip: HTTP 451")
                .contains("hint: what was read before is stored; run it again to continue");
    }

    @Test
    void aFolderWithTheArchivesFilesIsReadWithTheirChecksumsAndWithoutANetwork() throws IOException {
        Path archive = folder.resolve("archive");
        copy(archive, USDM + "2024-05-31.zip", ArchiveServer.HEADER + ArchiveServer.day(DAY));
        copy(archive, USDM + "2024-06-01.zip", ArchiveServer.HEADER + ArchiveServer.day(DAY.plusDays(1)));
        Files.writeString(
                archive.resolve(USDM + "2024-06-01.zip.CHECKSUM"), "0".repeat(64) + "  BTCUSDT-1m-2024-06-01.zip");
        copy(
                archive,
                "data/futures/um/monthly/fundingRate/BTCUSDT/BTCUSDT-fundingRate-2024-05.zip",
                "calc_time,funding_interval_hours,last_funding_rate\n1717113600000,8,0.0001\n");
        server.forgetRequests();
        TestCommandLine terminal = terminal(false);

        assertThat(fromFolder(terminal, archive)).isOne();

        assertThat(terminal.output())
                .contains("stored 1,440 bars", "the archive has no bars of 2024-06-02", "funding rates: stored 1");
        assertThat(terminal.errorOutput()).contains("not stored: BTCUSDT-1m-2024-06-01.zip: its SHA-256 is ");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aFileOfAFolderWithoutItsChecksumIsNotStored() throws IOException {
        Path archive = folder.resolve("archive");
        copy(archive, USDM + "2024-05-31.zip", ArchiveServer.HEADER + ArchiveServer.day(DAY));
        Files.delete(archive.resolve(USDM + "2024-05-31.zip.CHECKSUM"));
        TestCommandLine terminal = terminal(false);

        assertThat(fromFolder(terminal, archive)).isOne();

        assertThat(terminal.errorOutput()).contains("BTCUSDT-1m-2024-05-31.zip: the archive has no checksum of it");
    }

    @Test
    void whatIsNoFolderAndTwoPlacesAtOnceAreWrongUsage() {
        TestCommandLine missing = terminal(false);
        assertThat(fromFolder(missing, folder.resolve("nowhere"))).isEqualTo(2);
        assertThat(missing.errorOutput()).contains("--from-folder must be a folder: ");

        TestCommandLine both = terminal(false);
        assertThat(run(both, "--from-folder", folder.toString())).isEqualTo(2);
        assertThat(both.errorOutput()).contains("two places to read the same files from");
    }

    /** A login page of a network, as good as any file to HTTP. */
    @Test
    void aPageInPlaceOfAFileIsNotStored() {
        server.put(SPOT + "2024-05-31.zip", "<!doctype html><title>Sign in</title>".getBytes(StandardCharsets.UTF_8));
        server.putText(SPOT + "2024-05-31.zip.CHECKSUM", "<!doctype html><title>Sign in</title>");
        server.put(SPOT + "2024-06-01.zip", ArchiveServer.day(DAY.plusDays(1)));
        TestCommandLine terminal = terminal(false);

        assertThat(run(terminal)).isOne();

        assertThat(terminal.output()).contains("stored 1,440 bars");
        assertThat(terminal.errorOutput())
                .contains("BTCUSDT-1m-2024-05-31.zip: its checksum file is not one line of 64 hexadecimal digits");
    }

    /** As the archive's own scripts store it, with its checksum. */
    private void copy(Path archive, String path, String csv) throws IOException {
        server.put(path, csv);
        for (String each : new String[] {path, path + ".CHECKSUM"}) {
            Path file = archive.resolve(each);
            Files.createDirectories(file.getParent());
            try (InputStream in = server.address().resolve(each).toURL().openStream()) {
                Files.copy(in, file);
            }
        }
    }

    private static int fromFolder(TestCommandLine terminal, Path archive) {
        return terminal.run(
                "download",
                "--symbol",
                "BTC/USDT",
                "--from",
                DAY.toString(),
                "--venue",
                "binance-usdm",
                "--from-folder",
                archive.toString());
    }

    @Test
    void aMirrorIsTheAddressOfAFolder() {
        assertThat(MirrorAddress.parse("http://127.0.0.1:80/a")).isEqualTo(URI.create("http://127.0.0.1:80/a/"));
        for (String wrong :
                new String[] {"", "mirror", "file:///a", "http:///a", "http://u:p@h/", "http://h/?a", "h t"}) {
            assertThatThrownBy(() -> MirrorAddress.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(WrongUsageException.class)
                    .hasMessageEndingWith("without user, query or fragment: " + wrong);
        }
    }

    @Test
    void aVenueWithoutArchiveAndApiIsNamedWithTheOtherWays() {
        TestCommandLine terminal = terminal(false);

        assertThat(api(terminal, "--venue", "oanda")).isEqualTo(2);
        assertThat(terminal.errorOutput())
                .contains("the venue oanda has no archive of past bars, and its API lists none without a key")
                .contains("hint: ./scalpel import reads files, and ./scalpel run retrieves bars from now on");
        assertThat(api(terminal, "--venue", "oanda", "--only", "api")).isEqualTo(2);
        assertThat(terminal.errorOutput()).contains("the venue oanda lists no past bars in its API without a key");
        assertThat(api(terminal, "--venue", "bybit", "--only", "archive")).isEqualTo(2);
        assertThat(terminal.errorOutput()).contains("the venue bybit has no archive of past bars");
        assertThat(run(terminal, "--only", "api")).isEqualTo(2);
        assertThat(terminal.errorOutput()).contains("--only api leaves out the archive");
    }

    private int api(TestCommandLine terminal, String... more) {
        return terminal.run(
                Stream.concat(Stream.of("download", "--symbol", "BTC/USDT", "--from", DAY.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private TestCommandLine terminal(boolean interactive) {
        return new TestCommandLine(folder, CLOCK, interactive, Map.of("SCALPEL_COLUMNS", "80", "NO_COLOR", "1"));
    }

    private int run(TestCommandLine terminal, String... more) {
        return terminal.run(Stream.concat(
                        Stream.of(
                                "download",
                                "--symbol",
                                "BTC/USDT",
                                "--from",
                                DAY.toString(),
                                "--from-address",
                                server.address().toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }
}
