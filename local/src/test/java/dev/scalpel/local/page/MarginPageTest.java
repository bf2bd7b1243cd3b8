package dev.scalpel.local.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRow.Leg;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.local.functions.EvidenceStatus;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.testkit.BrowserPage;
import dev.scalpel.testkit.Chromium;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.training.daily.TrainingProgress;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of an account on margin: what a spot account has none of. */
class MarginPageTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:02Z");

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(NOW);
    private final MemoryStore store = new MemoryStore();
    private final Settings settings = SettingsReader.fromText("test", "symbols: {BTC/USDT: 0.5}", Map.of())
            .settings();

    private LocalFunctions functions() {
        FunctionContext here = FunctionContext.of(settings, store, folder, clock, "test");
        return LocalFunctions.of(here, here.logAndMailFailure(), TrainingProgress.SILENT);
    }

    private ObjectNode status(TradeRow... trades) {
        Repositories.in(store).ledger().merge(BTC, new Outbox(List.of(), List.of(trades)));
        return new StatusReader(
                        settings,
                        Repositories.in(store),
                        new ChampionRegistry(store),
                        new EvidenceStatus(settings, store),
                        functions(),
                        clock)
                .read();
    }

    private static TradeRow trade(String id, PositionSide side, ExitReason reason, String profit, String funding) {
        long at = NOW.minusSeconds(7_202).toEpochMilli();
        BigDecimal price = new BigDecimal("40000");
        return new TradeRow(
                id,
                1,
                "paper",
                new ByModel("model-1", new Bracket(side, 5, 10, 60), 0.001),
                Optional.of("tactics-1"),
                at - 60_000,
                new Leg(at, price, price, BigDecimal.ONE, BigDecimal.ONE, 0),
                new Leg(at + 3_600_000, price, price, BigDecimal.ONE, BigDecimal.ONE, 0),
                reason,
                Map.of(),
                new BigDecimal(profit),
                0.001,
                0.001,
                0.5,
                BigDecimal.ONE,
                new BigDecimal(funding));
    }

    @Test
    void aLongTradeWithoutFundingAddsNothingToTheStatus() {
        JsonNode symbol = status(trade("a", PositionSide.LONG, ExitReason.TARGET, "10", "0"))
                .at("/symbols/0");

        assertThat(symbol.path("trades")).hasSize(1);
        assertThat(symbol.has("bySide")).isFalse();
        assertThat(symbol.at("/trades/0").has("funding")).isFalse();
    }

    @Test
    void bothSidesAreReportedSeparately() {
        JsonNode symbol = status(
                        trade("a", PositionSide.LONG, ExitReason.TARGET, "10", "-1.5"),
                        trade("b", PositionSide.SHORT, ExitReason.LIQUIDATION, "-100", "0.25"))
                .at("/symbols/0");

        assertThat(symbol.at("/bySide/since").asText()).isEqualTo("2026-05-01");
        JsonNode longs = symbol.at("/bySide/sides/0");
        assertThat(longs.path("side").asText()).isEqualTo("LONG");
        assertThat(longs.path("fundingPaid").decimalValue()).isEqualByComparingTo("1.5");
        JsonNode shorts = symbol.at("/bySide/sides/1");
        assertThat(shorts.path("netProfit").decimalValue()).isEqualByComparingTo("-100");
        assertThat(shorts.path("liquidated").asInt()).isEqualTo(1);
        assertThat(symbol.path("trades"))
                .extracting(trade -> trade.path("funding").decimalValue().toPlainString())
                .containsExactlyInAnyOrder("-1.5", "0.25");
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1_440})
    void thePageShowsMarginLiquidationAndFunding(int width) throws IOException {
        Optional<Chromium> chromium = Chromium.find(Files.createDirectories(folder.resolve("profile")));
        assumeTrue(chromium.isPresent(), "no Chromium on the path, nor where CHROMIUM points: not tested in a browser");
        ObjectNode status = status(
                trade("a", PositionSide.LONG, ExitReason.TARGET, "10", "-1.5"),
                trade("b", PositionSide.SHORT, ExitReason.LIQUIDATION, "-100", "0.25"));
        status.put("marginUse", 0.125);
        ((ObjectNode) status.at("/symbols/0"))
                .putObject("margin")
                .put("margin", 1_250.5)
                .put("markPrice", 41_782.91)
                .put("unrealisedProfit", -12.3)
                .put("liquidationPrice", 45_960.2)
                .put("liquidationDistance", 0.04);
        try (StatusPage page = StatusPage.open(0, () -> status, functions());
                BrowserPage used = chromium.orElseThrow().use(page.uri(), width, 900)) {
            used.await("document.querySelector('[data-symbol]') !== null");
            used.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)");

            assertThat(used.evaluate("document.body.innerText").asText())
                    .contains(
                            "Margin in use: 12.5 % of the equity",
                            "1,250.50, unrealised -12.30", "at 45,960.20, 4.00 % away", "Funding paid", "Liquidated");
            assertThat(used.evaluate("document.querySelector('dd.bad') !== null")
                            .asBoolean())
                    .as("a liquidation nearer than 5 % stands out")
                    .isTrue();
            assertThat(used.evaluate("document.documentElement.scrollWidth").asInt())
                    .isEqualTo(width);
        }
    }
}
