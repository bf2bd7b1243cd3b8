package dev.scalpel.execution;

import static dev.scalpel.execution.PaperTestRig.BTC;
import static dev.scalpel.execution.PaperTestRig.ETH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import dev.scalpel.trading.risk.RiskChecks;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaperMinuteTest {

    private static final InstrumentId BTC_ID = new InstrumentId("binance", BTC);

    private static final String ONE = "symbols: {ETH/USDT: 0.7}\n";
    private static final String TWO = "symbols: {BTC/USDT: 0.4, ETH/USDT: 0.4}\n";

    @Test
    void aBarIsDecidedOnOnce() {
        PaperTestRig rig = new PaperTestRig(1, ONE, 1);
        rig.at(1);
        assertThat(outcome(rig.call("{}"))).isEqualTo("decided");
        SymbolState after = rig.state(ETH);
        rig.store.takeWritten();

        assertThat(outcome(rig.call("{}"))).isEqualTo("handled before");
        assertThat(outcome(rig.call(rig.another(), "{}"))).isEqualTo("handled before");
        assertThat(rig.store.takeWritten()).isEmpty();
        assertThat(rig.state(ETH)).isEqualTo(after);
    }

    @Test
    void ofTwoConcurrentInvocationsTheSecondToWriteChangesNothing() {
        PaperTestRig rig = new PaperTestRig(1, ONE, 1);
        rig.run(1, 3);
        rig.at(3);
        rig.store.beforeNextWrite(
                () -> assertThat(outcome(rig.call(rig.another(), "{}"))).isEqualTo("decided"));

        assertThat(outcome(rig.call("{}"))).isEqualTo("another invocation was first");
        SymbolState after = rig.state(ETH);
        assertThat(after.revision()).isEqualTo(3);
        assertThat(rig.decisions(ETH, 0))
                .extracting(DecisionRow::bar)
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void aQuietMinuteCostsAtMostTwoWritesAndMostlyOne() {
        PaperTestRig rig = new PaperTestRig(1, ONE, 0);
        rig.run(1, 5);
        int most = 0;
        int all = 0;
        for (int minute = 5; minute < 105; minute++) {
            rig.store.takeWritten();
            rig.at(minute);
            rig.call("{}");
            int writes = rig.store.takeWritten().size();
            most = Math.max(most, writes);
            all += writes;
        }
        assertThat(most).isLessThanOrEqualTo(2);
        assertThat(all).isLessThanOrEqualTo(112);
    }

    @Test
    void oneSymbolIsRolledUpEveryFiveMinutesAndSeveralEachMinute() {
        assertThat(rollUpsOf(new PaperTestRig(1, ONE, 1), 50)).isLessThanOrEqualTo(11);
        assertThat(rollUpsOf(new PaperTestRig(1, TWO, 1), 50)).isGreaterThan(20);
    }

    private static long rollUpsOf(PaperTestRig rig, int minutes) {
        long rollUps = 0;
        for (int minute = 1; minute <= minutes; minute++) {
            rig.at(minute);
            rig.call("{}");
            rollUps += rig.store.takeWritten().stream()
                    .filter(StoreKeys.ACCOUNT::equals)
                    .count();
        }
        return rollUps;
    }

    @Test
    void aRowThatWasClaimedByAnInvocationThatDiedReachesTheLedger() {
        PaperTestRig rig = new PaperTestRig(1, ONE, 1);
        rig.at(1);
        rig.store.beforeNextWrite(() -> {});
        rig.store.beforeNextWrite(() -> {
            throw new KilledError();
        });
        try {
            rig.call("{}");
        } catch (KilledError killed) {
            assertThat(rig.memory.list("decisions/")).isEmpty();
        }
        assertThat(rig.state(ETH).outbox().decisions()).hasSize(1);

        rig.call(rig.another(), "{}");
        rig.at(2);
        rig.call(rig.another(), "{}");
        assertThat(rig.decisions(ETH, 0)).hasSize(2);
    }

    @Test
    void aSymbolWithADamagedDocumentDoesNotStopOthers() {
        PaperTestRig rig = new PaperTestRig(1, TWO, 0);
        rig.run(1, 3);
        StoredObject btc = rig.memory.get(StoreKeys.state(BTC_ID)).orElseThrow();
        rig.memory.putIfMatch(StoreKeys.state(BTC_ID), new byte[] {'{'}, btc.etag());
        rig.at(3);

        JsonNode answer = rig.call("{}");
        assertThat(answer.path("failures")).hasSize(1);
        assertThat(answer.path("failures").get(0).asText()).startsWith("BTC/USDT: state/binance/BTC-USDT.json");
        assertThat(rig.failures).hasSize(1).first().asString().startsWith("scheduled_trading-BTC-USDT: ");
        assertThat(rig.state(ETH).revision()).isEqualTo(3);
    }

    @Test
    void aStaleBarGivesNoEntry() {
        PaperTestRig rig = new PaperTestRig(1, ONE, 1);
        rig.at(1);
        rig.clock.advance(Duration.ofSeconds(49));
        JsonNode report = rig.call("{}").path("symbols").get(0);
        assertThat(report.path("decision").asText()).isEqualTo("STALE_BAR");
        assertThat(report.path("figures").path("barAgeSeconds").asDouble()).isEqualTo(51);
        assertThat(report.path("figures").path("maxBarAgeSeconds").asDouble()).isEqualTo(50);
    }

    @Test
    void withoutAChampionNothingIsOpenedAndEveryMinuteReportsIt() {
        PaperTestRig rig = new PaperTestRig(1, ONE, 1, (symbol, now) -> new ChampionStatus.Flat("never promoted"));
        rig.run(1, 4);
        assertThat(rig.decisions(ETH, 0))
                .extracting(DecisionRow::reason)
                .containsOnly("FLAT_CHAMPION")
                .hasSize(3);
    }

    @Test
    void aRefusedModelOpensNothingAndOpenPositionsAreManaged() {
        PaperTestRig rig = new PaperTestRig(1, ONE, 1);
        int minute = 1;
        while (minute == 1 || rig.state(ETH).position().isEmpty()) {
            rig.run(minute, minute + 1);
            minute++;
        }
        long deadline = rig.state(ETH).position().orElseThrow().position().deadline();
        Dispatcher refusing = rig.another((symbol, now) -> new ChampionStatus.Refused("it is damaged"));
        for (; rig.clock.millis() < deadline + 120_000; minute++) {
            rig.at(minute);
            rig.call(refusing, "{}");
        }
        assertThat(rig.state(ETH).position()).isEmpty();
        assertThat(rig.trades(ETH)).isNotEmpty();
        assertThat(rig.decisions(ETH, 0).get(rig.decisions(ETH, 0).size() - 1).reason())
                .isEqualTo("MODEL_REFUSED");
    }

    @Test
    void theDrawdownIsRecordedOncePerInvocationThatHandledABar() {
        PaperTestRig rig = new PaperTestRig(1, TWO, 0);
        rig.at(1);
        rig.call("{}");
        rig.call("{}");
        assertThat(rig.metrics).hasSize(1);
        assertThat(rig.metrics.get(0))
                .contains("\"Namespace\":\"Scalpel\"", "\"Dimensions\":[[\"FunctionName\"]]", "\"Name\":\"Drawdown\"")
                .endsWith("\"FunctionName\":\"scalpel-execution\",\"Drawdown\":0.0,\"barAgeSeconds\":"
                        + RiskChecks.barAgeSeconds(rig.decisions(ETH, 0).get(0).bar(), rig.clock.millis()) + "}");
    }

    private static String outcome(JsonNode answer) {
        return answer.path("symbols").get(0).path("outcome").asText();
    }

    private static final class KilledError extends Error {
        private static final long serialVersionUID = 1L;
    }
}
