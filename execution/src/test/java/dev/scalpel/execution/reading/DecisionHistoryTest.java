package dev.scalpel.execution.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.reading.DecisionHistory.Decision;
import dev.scalpel.execution.state.StateRepository;
import dev.scalpel.execution.state.StoredStates;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.strategy.StrategyId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The newest decisions wait in the state's outbox until the next invocation merges them into the ledger. */
class DecisionHistoryTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final InstrumentId ETH = InstrumentId.parse("binance/ETH-USDT");
    private static final Instant MIDNIGHT = Instant.parse("2026-06-02T00:00:00Z");

    private final ObjectStore store = new MemoryStore();
    private final StateRepository states = new StoredStates(store);
    private final LedgerRepository ledger = new StoredLedger(store);
    private final DecisionHistory history = new DecisionHistory(new AccountSource(settings()), states, ledger);

    private static Settings settings() {
        return SettingsReader.fromText("test", "symbols: {BTC/USDT: 0.4, ETH/USDT: 0.4}", Map.of())
                .settings();
    }

    /** @param minute before or after midnight */
    private static DecisionRow row(int minute, int revision, String reason) {
        return new DecisionRow(
                MIDNIGHT.plusSeconds(60L * minute).toEpochMilli(),
                revision,
                StrategyId.MODEL,
                reason,
                100.5,
                Optional.empty(),
                Map.of());
    }

    private void waiting(InstrumentId instrument, DecisionRow... rows) {
        SymbolState starting = SymbolState.initial(instrument.symbol(), "w0", 10_000);
        states.claim(states.read(instrument, starting), starting, "w1", new Outbox(Arrays.asList(rows), List.of()));
    }

    private void merged(DecisionRow... rows) {
        ledger.merge(BTC, new Outbox(Arrays.asList(rows), List.of()));
    }

    private List<String> last(Optional<Symbol> symbol, int fromMinute, int toMinute, int limit) {
        return history
                .last(symbol, MIDNIGHT.plusSeconds(60L * fromMinute), MIDNIGHT.plusSeconds(60L * toMinute), limit)
                .stream()
                .map(DecisionHistoryTest::words)
                .toList();
    }

    private static String words(Decision decision) {
        return decision.instrument() + " " + decision.bar().toString().substring(11, 16) + " " + decision.reason();
    }

    @Test
    void rowsThatWaitFollowThoseOfTheLedger() {
        merged(row(1, 1, "STALE_BAR"), row(2, 2, "NO_SIZE"));
        waiting(BTC, row(3, 3, "ENTER"));

        assertThat(last(Optional.empty(), 0, 10, 100))
                .containsExactly("BTC/USDT 00:01 STALE_BAR", "BTC/USDT 00:02 NO_SIZE", "BTC/USDT 00:03 ENTER");
        assertThat(last(Optional.empty(), 0, 10, 2)).containsExactly("BTC/USDT 00:02 NO_SIZE", "BTC/USDT 00:03 ENTER");
    }

    @Test
    void aRowThatIsInBothStandsOnceByItsLaterRevision() {
        merged(row(1, 1, "STALE_BAR"), row(2, 7, "ENTER"));
        waiting(BTC, row(1, 5, "NO_SIZE"), row(2, 6, "STALE_BAR"));

        assertThat(last(Optional.empty(), 0, 10, 100))
                .containsExactly("BTC/USDT 00:01 NO_SIZE", "BTC/USDT 00:02 ENTER");
    }

    @Test
    void aRowOfTheDayBeforeMayStillWait() {
        merged(row(-2, 1, "STALE_BAR"), row(1, 3, "NO_SIZE"));
        waiting(BTC, row(-1, 2, "ENTER"));

        assertThat(last(Optional.empty(), -10, 10, 100))
                .containsExactly("BTC/USDT 23:58 STALE_BAR", "BTC/USDT 23:59 ENTER", "BTC/USDT 00:01 NO_SIZE");
    }

    @Test
    void rowsOutsideThePeriodAndOfOtherSymbolsAreLeftOut() {
        waiting(BTC, row(0, 1, "STALE_BAR"), row(1, 2, "NO_SIZE"), row(2, 3, "ENTER"));
        waiting(ETH, row(1, 1, "ENTER"));

        // From inclusive, to exclusive.
        assertThat(last(Optional.of(BTC.symbol()), 1, 2, 100)).containsExactly("BTC/USDT 00:01 NO_SIZE");
        assertThat(last(Optional.empty(), 1, 2, 100)).containsExactly("BTC/USDT 00:01 NO_SIZE", "ETH/USDT 00:01 ENTER");
    }
}
