package dev.scalpel.execution.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.portfolio.log.SignalLogRow;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.ExitReason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Alerts at the close of a bar that is stored some seconds later, at the stand-in of USD-M, through the real function and the real
 * adapter: the price rises, and later falls, in the last minute of a frame.
 */
class WaitingSignalAtVenueTest {

    private static final String CONFIRMED = """
        portfolios:
          crypto:
            mode: testnet
            quote: USDT
            incrementBp: 0
            strategies:
              btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.2, confirm: {2m: momentum}}
        """;
    /** Frames begin with even minutes. */
    private static final int RISEN = 42;

    private static final int FALLEN = 46;
    private static final Map<Integer, Double> BTC = Map.of(0, 50_000.0, RISEN - 1, 51_000.0, FALLEN - 1, 50_000.0);
    private static final Map<String, Map<Integer, Double>> PRICES = Map.of("BTC/USDT", BTC, "XRP/USDT", Map.of(0, 1.0));

    @Test
    void anAlertAtTheCloseIsJudgedByTheBarThatIsStoredAfterIt() {
        try (PortfolioRig rig = rig()) {
            Signal signal = alert(rig, RISEN, TargetState.LONG);
            JsonNode first = rig.execute();
            assertThat(first.at("/portfolios/0/signals")).isEmpty();
            assertThat(first.at("/portfolios/0/orders").asInt()).isZero();
            assertThat(rig.state().handled()).isEmpty();
            assertThat(rig.held("btc")).isEqualTo("nothing");

            barComes(rig);
            rig.execute();
            assertThat(rig.held("btc")).startsWith("LONG");
            assertThat(rig.outcomes()).containsExactly(Map.entry(signal.id(), Outcome.EXECUTED));
            assertThat(rig.failures).isEmpty();
        }
    }

    /** The call that follows new bars judges it: the next scheduled run may come too late. */
    @Test
    void newBarsOfItsInstrumentLetItBeJudged() {
        try (PortfolioRig rig = rig()) {
            alert(rig, RISEN, TargetState.LONG);
            rig.execute();
            barComes(rig);
            JsonNode answer = rig.call("{\"action\": \"scheduled_trading\", \"shard\": \"0\"}");
            assertThat(answer.at("/portfolios/0/portfolio").asText()).isEqualTo("crypto");
            assertThat(rig.held("btc")).startsWith("LONG");
        }
    }

    @Test
    void aReversalClosesAtOnceAndOpensWhenItsBarIsStored() {
        try (PortfolioRig rig = holding()) {
            Signal signal = alert(rig, FALLEN, TargetState.SHORT);
            rig.execute();
            assertThat(rig.held("btc")).isEqualTo("nothing");
            assertThat(rig.trades("BTC/USDT"))
                    .singleElement()
                    .extracting(TradeRow::exitReason)
                    .isEqualTo(ExitReason.SIGNAL);
            assertThat(rig.outcomes()).doesNotContainKey(signal.id());
            rig.execute();
            assertThat(rig.held("btc")).as("it waits still").isEqualTo("nothing");

            barComes(rig);
            rig.execute();
            assertThat(rig.held("btc")).startsWith("SHORT");
            assertThat(rig.outcomes()).containsEntry(signal.id(), Outcome.EXECUTED);
            assertThat(rig.trades("BTC/USDT")).hasSize(1);
        }
    }

    /** It arrives late in the minute: by the time that its bar is given up it is not too old. */
    @Test
    void anAlertWhoseBarNeverComesEndsWithWords() {
        try (PortfolioRig rig = holding()) {
            rig.at(FALLEN - 1);
            store(rig);
            rig.clock.setTo(minute(FALLEN).plusSeconds(90));
            Signal signal = rig.signal("btc", TargetState.SHORT, minute(FALLEN).plusSeconds(89));
            rig.execute();
            assertThat(rig.held("btc")).isEqualTo("nothing");
            assertThat(rig.outcomes()).doesNotContainKey(signal.id());

            rig.clock.setTo(minute(FALLEN).plusSeconds(121));
            rig.execute();
            assertThat(rig.held("btc")).isEqualTo("nothing");
            assertThat(log(rig))
                    .filteredOn(row -> row.id().equals(signal.id()))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.outcome()).isEqualTo(Outcome.CONFIRM);
                        assertThat(row.reason()).startsWith("momentum of 2 minutes: bars are missing");
                    });
        }
    }

    @Test
    void anAlertThatGetsTooOldWhileItWaitsIsStale() {
        try (PortfolioRig rig = rig()) {
            Signal signal = alert(rig, RISEN, TargetState.LONG);
            rig.execute();
            rig.clock.setTo(minute(RISEN).plusSeconds(62));
            rig.execute();
            assertThat(rig.outcomes()).containsExactly(Map.entry(signal.id(), Outcome.STALE));
            store(rig);
            rig.execute();
            assertThat(rig.held("btc")).isEqualTo("nothing");
        }
    }

    /** The run that closes is killed after each of its effects; the signal is too old before a bar comes. */
    @Test
    void aProcessThatDiesAsItClosesLeavesNothingOpen() {
        List<Integer> effects = closing(0);
        assertThat(effects).hasSizeGreaterThan(2);
        effects.forEach(WaitingSignalAtVenueTest::closing);
    }

    /** @return the effects of the run that closes, if nothing is killed */
    private static List<Integer> closing(int kill) {
        try (PortfolioRig rig = holding()) {
            Signal signal = alert(rig, FALLEN, TargetState.SHORT);
            List<Integer> effects = rig.executeAndKill(kill, true);
            String where = "after " + kill;
            assertThat(rig.held("btc")).as(where).isEqualTo("nothing");
            assertThat(rig.trades("BTC/USDT")).as(where).hasSize(1);
            assertThat(rig.outcomes()).as(where).containsEntry(signal.id(), Outcome.STALE);
            assertThat(rig.filledAtVenue().values().stream().filter(filled -> filled.signum() > 0))
                    .as(where)
                    .hasSize(2);
            return effects;
        }
    }

    private static PortfolioRig rig() {
        PortfolioRig rig = PortfolioRig.usdm(CONFIRMED, PRICES);
        rig.execute();
        rig.failures.clear();
        return rig;
    }

    /** After an entry that its bar has confirmed. */
    private static PortfolioRig holding() {
        PortfolioRig rig = rig();
        rig.at(RISEN);
        store(rig);
        rig.signal("btc", TargetState.LONG, minute(RISEN).plusSeconds(1));
        rig.execute();
        assertThat(rig.held("btc")).startsWith("LONG");
        return rig;
    }

    /** An alert one second after the frame's end, and two seconds after it the frame without its last minute. */
    private static Signal alert(PortfolioRig rig, int frameEnd, TargetState target) {
        rig.at(frameEnd - 1);
        store(rig);
        rig.at(frameEnd);
        return rig.signal("btc", target, minute(frameEnd).plusSeconds(1));
    }

    private static void barComes(PortfolioRig rig) {
        rig.clock.advance(Duration.ofSeconds(4));
        store(rig);
    }

    private static void store(PortfolioRig rig) {
        rig.store("BTC/USDT", BTC);
    }

    private static Instant minute(int minute) {
        return PortfolioRig.START.plus(Duration.ofMinutes(minute));
    }

    private static List<SignalLogRow> log(PortfolioRig rig) {
        return new StoredPortfolioLog(rig.memory).signals("crypto", LocalDate.of(2026, 6, 1));
    }
}
