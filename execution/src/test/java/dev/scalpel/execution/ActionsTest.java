package dev.scalpel.execution;

import static dev.scalpel.execution.PaperTestRig.BTC;
import static dev.scalpel.execution.PaperTestRig.ETH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.trading.ExitReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionsTest {

    private static final String TWO = "symbols: {BTC/USDT: 0.4, ETH/USDT: 0.4}\nshardSize: 1\n";

    private final PaperTestRig rig = new PaperTestRig(1, TWO, 1);

    @Test
    void theScheduleAndTheChainObjectMeanScheduledTrading() {
        rig.at(1);
        JsonNode chain = rig.call("""
                {"source":"aws.s3","detail-type":"Object Created","detail":{"object":{"key":"chain/1.json"}}}""");
        assertThat(chain.path("symbols")).hasSize(1);
        assertThat(chain.path("symbols").get(0).path("symbol").asText()).isEqualTo("ETH/USDT");

        JsonNode schedule = rig.call("{\"source\":\"aws.scheduler\",\"detail-type\":\"Scheduled Event\"}");
        assertThat(schedule.path("symbols")).hasSize(2);
    }

    @Test
    void onlyTradedSymbolsMayBeNamed() {
        rig.at(1);
        assertThat(rig.call("{\"action\":\"analyze_and_trade\",\"symbols\":[\"ETH/USDT\"]}")
                        .path("symbols"))
                .hasSize(1);
        assertThat(error("{\"action\":\"analyze_and_trade\",\"symbols\":[\"DOGE/USDT\"]}"))
                .isEqualTo("field 'symbols' must name some of the traded symbols [BTC/USDT, ETH/USDT]: [DOGE/USDT]");
        assertThat(error("{\"shard\":\"7\"}")).isEqualTo("field 'shard' must name one of [0, 1]: 7");
    }

    @Test
    void anUnknownActionOrFieldIsNamedAndChangesNothing() {
        rig.at(1);
        assertThat(error("{\"action\":\"buy\"}"))
                .isEqualTo(
                        "execution has no action 'buy'; allowed: analyze, analyze_and_trade, close_position, emergency_stop,"
                                + " execute_signals, get_account_info, get_decisions, get_orders, get_positions,"
                                + " get_signals, get_trades, pause, resume, scheduled_trading, venue_status");
        assertThat(error("{\"action\":\"resume\",\"force\":true}"))
                .isEqualTo("action 'resume' has no field 'force'; allowed: portfolio");
        assertThat(rig.store.takeWritten()).isEmpty();
    }

    @Test
    void analyseReportsTheDecisionAndWritesNothing() {
        rig.at(1);
        JsonNode report = rig.call("{\"action\":\"analyze\"}").path("symbols").get(1);
        assertThat(report.path("outcome").asText()).isEqualTo("analysed");
        assertThat(report.path("decision").asText()).isEqualTo("ENTER");
        assertThat(report.path("insight").path("predictedNet").asDouble()).isPositive();
        assertThat(rig.store.takeWritten()).isEmpty();

        assertThat(rig.call("{}").path("symbols").get(1).path("decision").asText())
                .isEqualTo("ENTER");
    }

    @Test
    void anEmergencyStopClosesPositionsAndHaltsTheAccountAndEverySymbol() {
        openSomething();
        rig.call("{\"action\":\"emergency_stop\",\"reason\":\"the owner said so\"}");

        for (var symbol : List.of(BTC, ETH)) {
            assertThat(rig.state(symbol).halted()).isTrue();
            assertThat(rig.state(symbol).position()).isEmpty();
        }
        List<TradeRow> closed = rig.trades(ETH);
        assertThat(closed.get(closed.size() - 1).exitReason()).isEqualTo(ExitReason.HALT);
        JsonNode info = rig.call("{\"action\":\"get_account_info\"}");
        assertThat(info.path("halted").asText()).isEqualTo("the owner said so");
        assertThat(info.path("symbols").get(0).path("halted").asBoolean()).isTrue();
    }

    @Test
    void afterAnEmergencyStopNothingIsOpenedUntilResume() {
        int minute = openSomething();
        rig.call("{\"action\":\"emergency_stop\"}");
        rig.run(minute, minute + 20);
        assertThat(rig.state(ETH).position()).isEmpty();
        assertThat(rig.decisions(ETH, 0).get(rig.decisions(ETH, 0).size() - 1).reason())
                .isEqualTo("HALTED");

        rig.call("{\"action\":\"resume\"}");
        rig.run(minute + 20, minute + 40);
        assertThat(rig.state(ETH).position()).isPresent();
    }

    @Test
    void aPauseOpensNothingAndManagesWhatIsOpenUntilResume() {
        int minute = openSomething();
        JsonNode paused = rig.call("{\"action\":\"pause\",\"reason\":\"news\"}");
        assertThat(paused.path("paused").asText()).isEqualTo("news");
        assertThat(rig.call("{\"action\":\"pause\",\"reason\":\"later\"}")
                        .path("paused")
                        .asText())
                .as("the first reason stays")
                .isEqualTo("news");
        assertThat(rig.state(ETH).position()).as("it is not closed").isPresent();
        assertThat(rig.state(ETH).halted()).isFalse();
        JsonNode info = rig.call("{\"action\":\"get_account_info\"}");
        assertThat(info.path("paused").asText()).isEqualTo("news");
        assertThat(info.path("halted").isTextual()).isFalse();

        rig.run(minute, minute + 60);
        assertThat(rig.state(ETH).position())
                .as("it has ended by its own exits")
                .isEmpty();
        assertThat(rig.trades(ETH)).hasSize(1).noneMatch(trade -> trade.exitReason() == ExitReason.HALT);
        assertThat(rig.decisions(ETH, 0).get(rig.decisions(ETH, 0).size() - 1).reason())
                .isEqualTo("PAUSED");

        rig.call("{\"action\":\"resume\"}");
        rig.run(minute + 60, minute + 62);
        assertThat(rig.decisions(ETH, 0).get(rig.decisions(ETH, 0).size() - 1).reason())
                .isNotEqualTo("PAUSED");
        assertThat(rig.call("{\"action\":\"get_account_info\"}").path("paused").isTextual())
                .isFalse();
    }

    @Test
    void aPauseNeedsAReasonThatFitsAndAPortfolioThatExists() {
        assertThat(error("{\"action\":\"pause\",\"reason\":\"" + "x".repeat(501) + "\"}"))
                .contains("field 'reason' must have at most 500 characters: 501");
        assertThat(error("{\"action\":\"pause\",\"portfolio\":\"crypto\"}"))
                .contains("field 'portfolio' must name one of the portfolios");
        assertThat(rig.call("{\"action\":\"get_account_info\"}").path("paused").isTextual())
                .isFalse();
    }

    @Test
    void anInvocationConcurrentWithTheStopLosesItsClaim() {
        openSomething();
        rig.clock.advance(Duration.ofMinutes(1));
        var stop = rig.another();
        rig.store.beforeNextWrite(() -> rig.call(stop, "{\"action\":\"emergency_stop\"}"));
        JsonNode answer = rig.call("{\"symbols\":[\"ETH/USDT\"]}");
        assertThat(answer.path("symbols").get(0).path("outcome").asText()).isEqualTo("another invocation was first");
        assertThat(rig.state(ETH).position()).isEmpty();
        assertThat(rig.state(ETH).halted()).isTrue();
    }

    /** The account is halted by the stop's first write, then each symbol by one of its own. */
    @Test
    void aStopWhoseWriteLosesTheRaceIsWrittenAgain() {
        openSomething();
        rig.clock.advance(Duration.ofMinutes(1));
        var minute = rig.another();
        rig.store.beforeNextWrite(() -> {});
        rig.store.beforeNextWrite(() -> rig.call(minute, "{\"symbols\":[\"BTC/USDT\",\"ETH/USDT\"]}"));

        rig.call("{\"action\":\"emergency_stop\"}");

        for (var symbol : List.of(BTC, ETH)) {
            assertThat(rig.state(symbol).halted()).isTrue();
            assertThat(rig.state(symbol).position()).isEmpty();
        }
    }

    @Test
    void anEmergencyStopHaltsSymbolsWithoutADocument() {
        rig.at(1);
        rig.call("{\"action\":\"emergency_stop\"}");
        assertThat(rig.state(BTC).halted()).isTrue();
        assertThat(rig.state(ETH).halted()).isTrue();
    }

    private int openSomething() {
        int minute = 1;
        while (minute == 1 || rig.state(ETH).position().isEmpty()) {
            rig.run(minute, minute + 1);
            minute++;
        }
        return minute;
    }

    private String error(String event) {
        return rig.call(event).path("error").asText();
    }
}
