package dev.scalpel.research.studies.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.BarCsv;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarFilesTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Symbol ADA = Symbol.parse("ADA/USDT");

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();

    @Test
    void joinsTheFilesOfAPairInAllFolders() throws IOException {
        gzip("binance_spot_BTCUSDT_1m_19700101_19700102.csv.gz", bars(10, 12));
        gzip("earlier/binance_spot_BTCUSDT_1m_19691231_19700101.csv.gz", bars(7, 10));

        BarFiles files = below(BarFiles.SPOT);

        assertThat(files.symbols()).containsExactly(BTC);
        assertThat(files.read(BTC)).isEqualTo(bars(7, 12));
        assertThat(notes).isEmpty();
    }

    @Test
    void takesAMinuteOfTwoFilesFromTheOneThatBeginsLater() throws IOException {
        gzip("binance_spot_BTCUSDT_1m_1.csv.gz", bars(0, 5));
        gzip("binance_spot_BTCUSDT_1m_2.csv.gz", bars(4, 6, 200));

        BarSeries bars = below(BarFiles.SPOT).read(BTC);

        assertThat(bars.size()).isEqualTo(6);
        assertThat(bars.open(3)).isEqualTo(100);
        assertThat(bars.open(4)).isEqualTo(200);
    }

    @Test
    void keepsPerpetualsApart() throws IOException {
        gzip("binance_spot_BTCUSDT_1m.csv.gz", bars(0, 2));
        gzip("perpetuals/binance_usdm_ADAUSDT_1m.csv.gz", bars(0, 3));
        write("perpetuals/binance_usdm_ADAUSDT_funding.csv", "timestamp,rate\n");

        assertThat(below(BarFiles.SPOT).symbols()).containsExactly(BTC);
        assertThat(below("usdm").read(ADA)).isEqualTo(bars(0, 3));
    }

    @Test
    void readsTheStoreOfAHomeButNotItsLedger() throws IOException {
        write(
                "store/bars/binance/BTC-USDT/1970-01-01.csv",
                new String(BarCsv.write(bars(0, 2)), StandardCharsets.UTF_8));
        write(
                "store/bars/binance/BTC-USDT/1970-01-02.csv",
                new String(BarCsv.write(bars(2, 3)), StandardCharsets.UTF_8));
        write("store/decisions/binance/BTC-USDT/1970-01-01.csv", "time\n");

        assertThat(below(BarFiles.SPOT).read(BTC)).isEqualTo(bars(0, 3));
    }

    @Test
    void reportsInvalidRowsAndLeavesThemOut() throws IOException {
        write(
                "binance_spot_BTCUSDT_1m.csv",
                new String(BarCsv.write(bars(0, 2)), StandardCharsets.UTF_8) + "120000,1,0.5,1,1,0,0,0\n");

        assertThat(below(BarFiles.SPOT).read(BTC)).isEqualTo(bars(0, 2));
        assertThat(notes).hasSize(1).first().asString().startsWith("1 invalid rows are left out, the first: ");
    }

    @Test
    void anEmptyDirectoryIsAnErrorThatNamesTheExpectedFiles() {
        assertThatThrownBy(() -> below(BarFiles.SPOT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no file of one-minute bars (spot) below " + folder)
                .hasMessageContaining("binance_spot_BTCUSDT_1m_20230701_20240625.csv.gz");
    }

    @Test
    void aPairOfTwoVenuesIsAnError() throws IOException {
        gzip("binance_spot_BTCUSDT_1m.csv.gz", bars(0, 2));
        gzip("kraken_spot_BTCUSDT_1m.csv.gz", bars(0, 2));

        assertThatThrownBy(() -> below(BarFiles.SPOT))
                .hasMessage("the files of BTC/USDT below " + folder + " must be of one venue: [binance, kraken]");
    }

    @Test
    void aPairWithoutFilesIsAnError() throws IOException {
        gzip("binance_spot_BTCUSDT_1m.csv.gz", bars(0, 2));

        assertThatThrownBy(() -> below(BarFiles.SPOT).read(ADA))
                .hasMessage("no file of ADA/USDT (spot) below " + folder + "; there are [BTC/USDT]");
    }

    private BarFiles below(String market) {
        return BarFiles.below(folder, market, notes::add);
    }

    private static BarSeries bars(int from, int to) {
        return bars(from, to, 100);
    }

    private static BarSeries bars(int from, int to, double price) {
        BarSeries.Builder builder = new BarSeries.Builder(to - from);
        for (int minute = from; minute < to; minute++) {
            builder.add(minute * Minutes.MILLIS, price, price, price, price, 1, 1, 1);
        }
        return builder.build();
    }

    private void gzip(String name, BarSeries bars) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(BarCsv.write(bars));
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
