package dev.scalpel.local.desk.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.scalpel.execution.state.StateRepository.LoadedState;
import dev.scalpel.execution.state.StoredStates;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.local.desk.data.DeskWatch;
import dev.scalpel.local.desk.data.Pace;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.section.StoreKind;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a venue says of the account, in the overview. */
class OverviewViewTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:02Z");

    private final MemoryStore store = new MemoryStore();
    private final DeskData data = DeskData.in(
            SettingsReader.fromText("test", "symbols: {BTC/USDT: 0.5}", Map.of())
                    .settings(),
            store,
            new SettableClock(NOW));

    private JsonNode overview(JsonNode venue) {
        return new OverviewView(data, new PriceDigits(data), "1", false)
                .of(
                        new DeskWatch(data, Pace.of(StoreKind.DIRECTORY, false)).read(),
                        Optional.empty(),
                        venue,
                        List.of());
    }

    private void hold() {
        StoredStates states = new StoredStates(store);
        LoadedState loaded = states.read(BTC, SymbolState.initial(BTC.symbol(), "test", 10_000));
        Position position = Position.enter(
                new ByModel("model-1", new Bracket(PositionSide.SHORT, 5, 10, 60), 0.001),
                NOW.minusSeconds(182).toEpochMilli(),
                NOW.minusSeconds(122).toEpochMilli(),
                40_000,
                BigDecimal.ONE);
        OpenPosition open = new OpenPosition(
                position, "trade-1", Optional.empty(), BigDecimal.ONE, BigDecimal.ONE, List.of(), 0, 0, 0.5);
        states.claim(loaded, loaded.state().withPosition(Optional.of(open)), "test", Outbox.EMPTY);
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void aPositionOnMarginHasItsLiquidation() throws Exception {
        hold();

        JsonNode overview = overview(json("""
            {"marginUse": 0.125, "symbols": [
              {"symbol": "ETH/USDT", "margin": {"margin": 1}},
              {"symbol": "BTC/USDT", "margin": {"margin": 1250.5, "markPrice": 41782.91,
               "unrealisedProfit": -12.3, "liquidationPrice": 45960.2, "liquidationDistance": 0.04}}]}
            """));

        assertThat(overview.path("marginUse").asDouble()).isEqualTo(0.125);
        JsonNode position = overview.at("/watch/0/position");
        assertThat(position.path("side").asText()).isEqualTo("SHORT");
        assertThat(position.path("margin").asDouble()).isEqualTo(1_250.5);
        assertThat(position.path("liquidationPrice").asDouble()).isEqualTo(45_960.2);
        assertThat(position.path("liquidationDistance").asDouble()).isEqualTo(0.04);
    }

    @Test
    void anAccountThatIsNotOnMarginHasNothingOfIt() {
        hold();

        JsonNode overview = overview(MissingNode.getInstance());

        assertThat(overview.path("marginUse").isNull()).isTrue();
        assertThat(overview.at("/watch/0/position").has("liquidationPrice")).isFalse();
        assertThat(overview.path("attention")).isEmpty();
    }

    @Test
    void aVenueThatDoesNotAnswerIsReported() throws Exception {
        JsonNode overview = overview(json("{\"error\": \"timed out\"}"));

        assertThat(overview.at("/attention/0").asText()).isEqualTo("The venue was not read: timed out");
        assertThat(overview.path("equity").isNumber()).isTrue();
    }
}
