package dev.scalpel.local.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.Gap;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.RejectedRow;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarImportTest {

    private static final String HEADER = "timestamp,open,high,low,close,volume,trades,taker_buy_volume\n";
    private static final Symbol BTC = new Symbol("BTC", "USDT");
    private static final InstrumentId BTC_ID = new InstrumentId("binance", BTC);
    private static final ImportLimits SMALL = new ImportLimits(100_000, 10, 1_000, 3);

    private final MemoryStore store = new MemoryStore();
    private final StoredBars archive = new StoredBars(store);

    @TempDir
    private Path folder;

    @Test
    void storesOneObjectPerDay() throws IOException {
        ImportSummary summary = run(plain("a.csv", HEADER + row(1_438) + row(1_439) + row(1_440)));

        assertThat(summary)
                .isEqualTo(new ImportSummary(
                        3, 3, 0, 0, 0, List.of(), Minutes.plus(0, 1_438), Minutes.plus(0, 1_440), List.of()));
        assertThat(store.list("bars/"))
                .containsExactly("bars/binance/BTC-USDT/1970-01-01.csv", "bars/binance/BTC-USDT/1970-01-02.csv");
    }

    @Test
    void storesNothingTwice() throws IOException {
        Path file = plain("a.csv", HEADER + row(1) + row(2));
        run(file);
        String before =
                store.get("bars/binance/BTC-USDT/1970-01-01.csv").orElseThrow().text();

        ImportSummary again = run(file);

        assertThat(again.stored()).isZero();
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(store.get("bars/binance/BTC-USDT/1970-01-01.csv")
                        .orElseThrow()
                        .text())
                .isEqualTo(before);
    }

    @Test
    void replacesABarWithOtherNumbersAndCountsIt() throws IOException {
        run(plain("a.csv", HEADER + row(1) + row(2)));

        ImportSummary summary = run(plain("b.csv", HEADER + row(1) + "120000,2,9,1,2,9,,\n" + row(3)));

        assertThat(summary.stored()).isEqualTo(2);
        assertThat(summary.replaced()).isOne();
        assertThat(summary.unchanged()).isOne();
        assertThat(archive.readAll(BTC_ID).high(1)).isEqualTo(9);
    }

    @Test
    void reportsMissingMinutes() throws IOException {
        ImportSummary summary = run(plain("a.csv", HEADER + row(1) + row(4) + row(5)));

        assertThat(summary.missingMinutes()).isEqualTo(2);
        assertThat(summary.missing()).containsExactly(new Gap(Minutes.plus(0, 2), Minutes.plus(0, 4)));
    }

    @Test
    void namesEachInvalidRowAndKeepsTheRest() throws IOException {
        Path file = plain("a.csv", HEADER + row(1) + "120000,2,3\n" + row(3) + "2400");

        ImportSummary summary = run(file);

        assertThat(summary.rows()).isEqualTo(4);
        assertThat(summary.stored()).isEqualTo(2);
        assertThat(summary.refused()).isEqualTo(2);
        assertThat(summary.refusals())
                .containsExactly(
                        new RejectedRow(file.toString(), 3, "expected 8 columns, found 3"),
                        new RejectedRow(file.toString(), 5, "expected 8 columns, found 1"));
    }

    @Test
    void readsGzipAndZipByTheirContentNotTheirName() throws IOException {
        Path gzip = folder.resolve("a.csv");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            out.write((HEADER + row(1)).getBytes(StandardCharsets.US_ASCII));
        }
        Path zip = zip("b.dat", "README.txt", "no bars", "two.csv", HEADER + row(2), "three.CSV", HEADER + row(3));

        ImportSummary summary = new BarImport(archive, SMALL, (what, done, total) -> {}).run(files(gzip, zip), BTC_ID);

        assertThat(summary.stored()).isEqualTo(3);
        assertThat(summary.missingMinutes()).isZero();
    }

    @Test
    void theLaterFileWinsAndEveryRowCountsOnce() throws IOException {
        Path first = plain("a.csv", HEADER + row(1) + row(2));
        Path second = plain("b.csv", HEADER + "120000,2,9,1,2,9,,\n" + row(3));

        ImportSummary summary =
                new BarImport(archive, SMALL, (what, done, total) -> {}).run(files(first, second), BTC_ID);

        assertThat(summary.rows()).isEqualTo(4);
        assertThat(summary.stored()).isEqualTo(3);
        assertThat(summary.unchanged()).isOne();
        assertThat(archive.readAll(BTC_ID).high(1)).isEqualTo(9);
    }

    @Test
    void rejectsAGzipBomb() throws IOException {
        Path bomb = folder.resolve("bomb.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            out.write((HEADER + row(1).repeat(2_000)).getBytes(StandardCharsets.US_ASCII));
        }

        assertThatThrownBy(() -> run(bomb))
                .isInstanceOf(ImportFailedException.class)
                .hasMessageContaining("times its size; bars never do (limit: 10)");
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void rejectsAZipBombInASkippedEntry() throws IOException {
        Path bomb = zip("bomb.zip", "zeros.bin", "0".repeat(90_000), "a.csv", HEADER + row(1));

        assertThatThrownBy(() -> run(bomb)).hasMessageContaining("times its size");
    }

    @Test
    void rejectsMoreUnpackedBytesThanAllowed() throws IOException {
        Path big = plain("big.csv", HEADER + row(1).repeat(6_000));

        assertThatThrownBy(() -> run(big)).hasMessageContaining("unpacks to more than 100000 bytes");
    }

    @Test
    void rejectsAZipWithTooManyEntriesOrWithoutCsv() throws IOException {
        assertThatThrownBy(() -> run(zip("many.zip", "a", "", "b", "", "c", "", "d", "")))
                .hasMessageContaining("contains more than 3 entries");
        assertThatThrownBy(() -> run(zip("none.zip", "a.txt", "x")))
                .hasMessageContaining("the zip contains no .csv file");
    }

    @Test
    void rejectsATruncatedGzipAndStoresNothing() throws IOException {
        Path whole = folder.resolve("whole.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
            out.write((HEADER + row(1)).getBytes(StandardCharsets.US_ASCII));
        }
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(bytes, bytes.length - 6));

        assertThatThrownBy(() -> run(cut))
                .isInstanceOf(ImportFailedException.class)
                .hasMessageStartingWith("cannot import " + cut);
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void rejectsAZipThatIsCutOffAndStoresNothing() throws IOException {
        Path whole = zip("whole.zip", "a.csv", HEADER + row(1) + row(2) + row(3));
        byte[] bytes = Files.readAllBytes(whole);
        for (int length : new int[] {20, 60, 90}) {
            Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(bytes, length));

            assertThatThrownBy(() -> run(cut))
                    .as("%d of %d bytes", length, bytes.length)
                    .isInstanceOf(ImportFailedException.class)
                    .hasMessageStartingWith("cannot import " + cut);
        }
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void storesNothingWhenOneFileIsNotABarFile() throws IOException {
        Path good = plain("a.csv", HEADER + row(1));
        Path bad = plain("b.csv", "a,b\n1,2\n");
        BarImport bars = new BarImport(archive, SMALL, (what, done, total) -> {});

        assertThatThrownBy(() -> bars.run(files(good, bad), BTC_ID))
                .isInstanceOf(ImportFailedException.class)
                .hasMessageStartingWith(bad + ", row 1: expected ");
        assertThatThrownBy(() -> bars.run(files(good, folder.resolve("absent.csv")), BTC_ID))
                .hasMessage("file not found: " + folder.resolve("absent.csv"));
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void failsWhenNoRowIsValid() throws IOException {
        Path file = plain("a.csv", HEADER + "torn\n");

        assertThatThrownBy(() -> run(file))
                .hasMessage("no valid bar in 1 rows of [" + file + "]; first rejected row: " + file
                        + ", row 2: expected 8 columns, found 1");
    }

    private ImportSummary run(Path file) {
        return new BarImport(archive, SMALL, (what, done, total) -> {}).run(files(file), BTC_ID);
    }

    private static List<ImportFile> files(Path... paths) {
        return Arrays.stream(paths).map(ImportFile::of).toList();
    }

    private static String row(long minute) {
        return Minutes.plus(0, minute) + ",2,3,1,2,9,,\n";
    }

    private Path plain(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path zip(String name, String... namesAndTexts) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndTexts[i]));
                out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.US_ASCII));
                out.closeEntry();
            }
        }
        return file;
    }
}
