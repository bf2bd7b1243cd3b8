package dev.scalpel.local.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.store.local.MemoryStore;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FundingImportTest {

    private static final InstrumentId ADA = new InstrumentId("binance-usdm", Symbol.parse("ADA/USDT"));
    private static final long MIDNIGHT = 1_746_057_600_000L;

    private final StoredFunding store = new StoredFunding(new MemoryStore());

    @TempDir
    private Path folder;

    @Test
    void ourFormIsStoredAtTheFullMinuteAndOnceOnly() throws Exception {
        Path file =
                file("rates.csv", "timestamp,rate", MIDNIGHT + ",-0.00010152", (MIDNIGHT + 28_800_003) + ",-1.999e-05");

        assertThat(FundingImport.read(List.of(ImportFile.of(file))).into(store, ADA))
                .isEqualTo(new FundingImport.Summary(2, 2, 0));

        assertThat(store.readAll(ADA))
                .containsExactly(
                        new FundingRate(MIDNIGHT, new BigDecimal("-0.00010152")),
                        new FundingRate(MIDNIGHT + 28_800_000, new BigDecimal("-0.00001999")));
        assertThat(FundingImport.read(List.of(ImportFile.of(file))).into(store, ADA))
                .isEqualTo(new FundingImport.Summary(2, 0, 2));
    }

    @Test
    void theArchivesFormIsReadToo() throws Exception {
        Path file = file(
                "ADAUSDT-fundingRate-2025-05.csv",
                "calc_time,funding_interval_hours,last_funding_rate",
                (MIDNIGHT + 1) + ",8,0.00010000");
        FundingImport.read(List.of(ImportFile.of(file))).into(store, ADA);
        assertThat(store.readAll(ADA)).containsExactly(new FundingRate(MIDNIGHT, new BigDecimal("0.0001")));
    }

    @Test
    void aZipAndAGzippedFileAreReadByTheirContent() throws Exception {
        Path zip = folder.resolve("ADAUSDT-fundingRate-2025-05.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("ADAUSDT-fundingRate-2025-05.csv"));
            out.write(("calc_time,funding_interval_hours,last_funding_rate\n" + MIDNIGHT + ",8,0.0001\n")
                    .getBytes(UTF_8));
        }
        Path gzip = folder.resolve("rates.csv");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            out.write(("timestamp,rate\n" + (MIDNIGHT + 28_800_000) + ",0.0002\n").getBytes(UTF_8));
        }

        FundingImport.read(List.of(ImportFile.of(zip), ImportFile.of(gzip))).into(store, ADA);

        assertThat(store.readAll(ADA))
                .containsExactly(
                        new FundingRate(MIDNIGHT, new BigDecimal("0.0001")),
                        new FundingRate(MIDNIGHT + 28_800_000, new BigDecimal("0.0002")));
        byte[] whole = Files.readAllBytes(zip);
        Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, 70));
        assertThatThrownBy(() -> FundingImport.read(List.of(ImportFile.of(cut))))
                .isInstanceOf(ImportFailedException.class)
                .hasMessageStartingWith("cannot import " + cut);
    }

    @Test
    void aZipBombIsRefused() throws Exception {
        Path zip = folder.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("bomb.bin"));
            out.write(new byte[20 << 20]);
        }
        assertThatThrownBy(() -> FundingImport.read(List.of(ImportFile.of(zip))))
                .isInstanceOf(ImportFailedException.class)
                .hasMessageContaining("times its size");
    }

    @Test
    void ofTwoFilesTheLaterOneWins() throws Exception {
        Path first = file("1.csv", "timestamp,rate", MIDNIGHT + ",0.0001");
        Path second = file("2.csv", "timestamp,rate", MIDNIGHT + ",0.0002");
        assertThat(FundingImport.read(List.of(ImportFile.of(first), ImportFile.of(second)))
                        .into(store, ADA))
                .isEqualTo(new FundingImport.Summary(2, 1, 1));
        assertThat(store.readAll(ADA)).containsExactly(new FundingRate(MIDNIGHT, new BigDecimal("0.0002")));
    }

    @Test
    void anInvalidFileIsRefusedWithItsLine() throws Exception {
        assertRefused("line 2: no funding rate: 'soon,0.0001'", "timestamp,rate", "soon,0.0001");
        assertRefused("line 2: no funding rate", "timestamp,rate", MIDNIGHT + ",5");
        assertRefused("line 3: must have 2 fields", "timestamp,rate", MIDNIGHT + ",0.0001", "1,2,3");
        assertRefused("the first line must be 'timestamp,rate'", "timestamp,open,high,low,close,volume");
        assertThatThrownBy(() -> FundingImport.read(List.of(ImportFile.of(folder.resolve("absent.csv")))))
                .isInstanceOf(ImportFailedException.class)
                .hasMessageContaining("file not found");
    }

    private void assertRefused(String message, String... lines) throws IOException {
        Path file = file("invalid.csv", lines);
        assertThatThrownBy(() -> FundingImport.read(List.of(ImportFile.of(file))))
                .isInstanceOf(ImportFailedException.class)
                .hasMessageContaining(message);
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }
}
