package dev.scalpel.local.cli.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.costs.AccountFee;
import dev.scalpel.costs.CostRepository;
import dev.scalpel.costs.DepthProbe;
import dev.scalpel.costs.FeeAccount;
import dev.scalpel.costs.SpreadDay;
import dev.scalpel.costs.StoredCosts;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VenuesCommandTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final Instant NOW = Instant.parse("2026-06-03T12:00:30Z");

    @TempDir
    Path folder;

    @Test
    void withoutMeasurementsTheSettingsAreShownAndNothingIsInvented() throws IOException {
        settings("costs: {feeBp: 7, makerFeeBp: 4, halfSpreadBp: 1, slippageBp: 2}");

        JsonNode row = rows().path(0);

        assertThat(row.path("venue").asText()).isEqualTo("binance");
        assertThat(row.path("instrument").asText()).isEqualTo("BTC-USDT");
        assertThat(row.path("makerBp").asDouble()).isCloseTo(4, within(1e-9));
        assertThat(row.path("takerBp").asDouble()).isCloseTo(7, within(1e-9));
        assertThat(row.path("halfSpreadBp").asDouble()).isCloseTo(1, within(1e-9));
        // Twice 7 + 1 + 2.
        assertThat(row.path("roundTripBp").asDouble()).isCloseTo(20, within(1e-9));
        assertThat(row.has("breakEvenBp")).isTrue();
        assertThat(row.path("breakEvenBp").isNull()).isTrue();
        assertThat(row.path("standardError").isNull()).isTrue();
        assertThat(row.path("verdict").asText()).startsWith("no break-even: no training has stored shadow trades");
        assertThat(row.path("fee").path("source").asText()).isEqualTo("SETTINGS");
        assertThat(row.path("fee").path("explanation").asText()).isEqualTo("nothing has been measured yet");
    }

    @Test
    void whatWasMeasuredReplacesTheSettings() throws IOException {
        settings("costs: {feeBp: 10}");
        measure();

        JsonNode row = rows().path(0);

        assertThat(row.path("takerBp").asDouble()).isCloseTo(7.5, within(1e-9));
        assertThat(row.path("halfSpreadBp").asDouble()).isCloseTo(0.5, within(1e-9));
        // An order of 4,000 slips 1 bp: 2 * (7.5 + .5 + 1).
        assertThat(row.path("roundTripBp").asDouble()).isCloseTo(18, within(1e-9));
        assertThat(row.path("fee").path("source").asText()).isEqualTo("MEASURED");
    }

    @Test
    void theTableFitsEightyColumnsAndSaysWhereEachFigureComesFrom() throws IOException {
        settings("costs: {feeBp: 10}");
        measure();
        TestCommandLine terminal = new TestCommandLine(
                folder,
                Clock.fixed(NOW, ZoneOffset.UTC),
                true,
                Map.of("SCALPEL_COLUMNS", "80", "SCALPEL_OUT_TERMINAL", "1", "NO_COLOR", "1"));

        assertThat(terminal.run("venues", "--home", folder.toString())).isZero();

        assertThat(terminal.output().lines()).allMatch(line -> line.length() <= 80);
        assertThat(terminal.output())
                .contains("binance  BTC-USDT")
                .contains("fee: measured, commission of the account")
                .contains("spread: measured, median of 1 day")
                .contains("no break-even");
    }

    @Test
    void aDamagedDocumentIsAFailureThatNamesIt() throws IOException {
        settings("");
        store().putIfAbsent(StoreKeys.costs(BTC), "{".getBytes(StandardCharsets.UTF_8));
        TestCommandLine terminal = new TestCommandLine(folder, Clock.fixed(NOW, ZoneOffset.UTC), false);

        assertThat(terminal.run("venues", "--json", "--home", folder.toString()))
                .isEqualTo(1);

        assertThat(terminal.output()).isEmpty();
        assertThat(terminal.errorOutput()).contains("costs/binance/BTC-USDT.json is not JSON");
    }

    private JsonNode rows() throws IOException {
        TestCommandLine terminal = new TestCommandLine(folder, Clock.fixed(NOW, ZoneOffset.UTC), false);
        assertThat(terminal.run("venues", "--json", "--home", folder.toString()))
                .isZero();
        return new ObjectMapper().readTree(terminal.output()).path("rows");
    }

    private void measure() {
        CostRepository costs = new StoredCosts(store());
        TreeMap<BigDecimal, Double> slippage = new TreeMap<>();
        slippage.put(new BigDecimal("1000"), 0.0);
        slippage.put(new BigDecimal("10000"), 0.0001);
        AccountFee commission =
                new AccountFee(new BigDecimal("0.00075"), new BigDecimal("0.00075"), Optional.of("BNB"));
        costs.change(
                BTC,
                document -> document.withCommission(FeeAccount.REAL, commission, NOW)
                        .withSpread(new SpreadDay(LocalDate.parse("2026-06-02"), 1_440, 0.00005))
                        .withProbe(new DepthProbe(NOW.minus(Duration.ofDays(1)), slippage)));
    }

    private DirectoryStore store() {
        return new DirectoryStore(folder.resolve("store"), Durability.NONE);
    }

    private void settings(String costs) throws IOException {
        Files.writeString(
                folder.resolve("scalpel.yaml"),
                "symbols: {BTC/USDT: 0.4}\nexecution: {paperCapital: 10000}\n" + costs + "\n");
    }
}
