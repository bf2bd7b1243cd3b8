package dev.scalpel.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.costs.StoredCosts;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRow.Leg;
import dev.scalpel.ledger.repository.ShadowRows;
import dev.scalpel.ledger.repository.StoredShadowTrades;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShadowStatusTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final Instant NOW = Instant.parse("2026-06-20T12:00:02Z");
    private static final long DAY = 86_400_000L;
    private static final String PROCEDURE = "score-1a2b";

    private final MemoryStore store = new MemoryStore();
    private final ShadowStatus status =
            new ShadowStatus(settings(), new StoredShadowTrades(store), new StoredCosts(store));

    @Test
    void namesTradesBreakEvenAndVerdictOfTheLastThirtyDays() {
        new StoredShadowTrades(store).add(PROCEDURE, BTC, List.of(trade(40, 900), trade(2, 10), trade(1, 30)));

        ObjectNode shadow = status.of(BTC, NOW).orElseThrow();

        assertThat(shadow.path("procedure").asText()).isEqualTo(PROCEDURE);
        assertThat(shadow.path("shadowTrades").asInt()).isEqualTo(2);
        assertThat(shadow.path("since").asText()).isEqualTo("2026-06-18");
        // A mean of 20 bp; residuals of 10 bp on two days: 1.2 · √(2 · 200) / 4.
        assertThat(shadow.path("breakEvenBp").asDouble()).isCloseTo(10, within(1e-9));
        assertThat(shadow.path("breakEvenStandardError").asDouble()).isCloseTo(6, within(1e-9));
        assertThat(shadow.path("roundTripBp").asDouble()).isCloseTo(22, within(1e-9));
        assertThat(shadow.path("verdict").asText())
                .isEqualTo("breaks even at 10.0 ± 6.0 bp per side; your round trip costs 22 bp:"
                        + " the difference is within two standard errors");
    }

    @Test
    void withoutShadowTradesThereIsNothingToShow() {
        assertThat(status.of(BTC, NOW)).isEmpty();
    }

    @Test
    void aDamagedFileIsReportedAndDoesNotHideTheStatus() {
        store.putIfAbsent(
                StoreKeys.shadow(PROCEDURE, BTC, YearMonth.of(2026, 6)), "damaged\n".getBytes(StandardCharsets.UTF_8));

        assertThat(status.of(BTC, NOW).orElseThrow().path("problem").asText())
                .startsWith("cannot be read: shadow/score-1a2b/binance/BTC-USDT/2026-06.csv");
    }

    private static Settings settings() {
        return SettingsReader.fromText(
                        "test", "symbols: {BTC/USDT: 0.5}\ncosts: {feeBp: 10, slippageBp: 1}\n", Map.of())
                .settings();
    }

    private static TradeRow trade(int daysAgo, double grossBp) {
        long entry = Math.floorDiv(NOW.toEpochMilli(), DAY) * DAY - daysAgo * DAY;
        BigDecimal hundred = BigDecimal.valueOf(100);
        BigDecimal exit = hundred.add(BigDecimal.valueOf(grossBp).movePointLeft(2));
        return new TradeRow(
                "shadow-" + daysAgo,
                0,
                ShadowRows.MODE,
                new ByModel("model-1", new Bracket(PositionSide.LONG, 5, 15, 240), 0.001),
                Optional.empty(),
                entry - 60_000,
                new Leg(entry, hundred, hundred, BigDecimal.ONE, BigDecimal.ONE, 0),
                new Leg(entry + 1_800_000, exit, exit, BigDecimal.ONE, BigDecimal.ONE, 0),
                ExitReason.TIME_LIMIT,
                Map.of(),
                exit.subtract(hundred),
                grossBp / 10_000,
                Double.NaN,
                Double.NaN);
    }
}
