package dev.scalpel.execution.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.strategy.ScriptedScores;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.evidence.FilterStanding;
import dev.scalpel.portfolio.evidence.FilterStandings;
import dev.scalpel.portfolio.filter.FilterFigures;
import dev.scalpel.portfolio.filter.FilterRule;
import dev.scalpel.portfolio.filter.FilterVerdict;
import dev.scalpel.portfolio.log.OrderRow;
import dev.scalpel.portfolio.log.SignalLogRow;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.ExitReason;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Strategies that follow a model and that it filters, at the stand-ins, through the real function and the real adapters. */
class ModelStrategyAtVenueTest {

    /** The rig trains a model for XRP alone. */
    private static final String FOLLOWS = """
        portfolios:
          crypto:
            mode: testnet
            quote: USDT
            incrementBp: 0
            strategies:
              btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.2}
              xrp: {instrument: XRP/USDT, share: 0.5}
        """;

    private static final Map<Integer, Double> XRP = Map.of(0, 100.0);
    private static final Map<String, Map<Integer, Double>> PRICES =
            Map.of("BTC/USDT", Map.of(0, 50_000.0), "XRP/USDT", XRP);

    @Test
    void aPositionIsOpenedProtectedKeptAndClosedAsTheModelSays() {
        try (PortfolioRig rig = PortfolioRig.spot(FOLLOWS, PRICES)) {
            rig.execute();
            at(rig, 1, 0.001);
            JsonNode answer = rig.execute();
            assertThat(answer.at("/portfolios/0/signals/0/outcome").asText()).isEqualTo("EXECUTED");
            assertThat(rig.held("xrp"))
                    .as("half of 10,000 at 100, all of the share")
                    .isEqualTo("LONG 50");
            Intent stop = rig.state().intents().get(0);
            assertThat(stop.kind()).isEqualTo(Intent.Kind.PROTECTION);
            assertThat(stop.stopPrice().orElseThrow().doubleValue())
                    .as("three hours' volatility below 100")
                    .isCloseTo(100 * (1 - 3 * 0.001 * Math.sqrt(60)), within(0.011));

            at(rig, 2, 0.0002);
            rig.execute();
            assertThat(rig.held("xrp")).as("its score has not turned").isEqualTo("LONG 50");
            assertThat(rig.state().intents()).hasSize(1);

            at(rig, 3, -0.0001);
            rig.execute();
            assertThat(rig.held("xrp")).isEqualTo("nothing");
            assertThat(rig.state().intents()).as("the stop is gone").isEmpty();
            TradeRow trade = rig.trades("XRP/USDT").get(0);
            assertThat(trade.isOfTheModel())
                    .as("not of the model's own account")
                    .isFalse();
            assertThat(trade.basis().strategy()).isEqualTo("xrp");
            assertThat(trade.modelId()).contains(ScriptedScores.ID);
            assertThat(trade.exitReason()).isEqualTo(ExitReason.SIGNAL);
            assertThat(rig.orders())
                    .extracting(OrderRow::purpose)
                    .containsExactlyInAnyOrder(OrderRow.Purpose.OPEN, OrderRow.Purpose.PROTECT, OrderRow.Purpose.CLOSE);
            assertThat(log(rig))
                    .extracting(SignalLogRow::outcome)
                    .containsOnly(Outcome.EXECUTED)
                    .hasSize(2);
        }
    }

    /** Promise 13: before a reversal the venue reports flat; so a reversal takes a minute more. */
    @Test
    void aReversalIsFlatFirst() {
        try (PortfolioRig rig = PortfolioRig.usdm(FOLLOWS.replace("share: 0.5", "share: 0.25"), PRICES)) {
            TwoSided.store(rig.memory, new InstrumentId("binance-usdm", Symbol.parse("XRP/USDT")), PortfolioRig.START);
            rig.execute();
            at(rig, 1, 0.001);
            rig.execute();
            assertThat(rig.held("xrp")).isEqualTo("LONG 50");
            at(rig, 2, -0.001);
            rig.execute();
            assertThat(rig.held("xrp")).isEqualTo("nothing");
            at(rig, 3, -0.001);
            rig.execute();
            assertThat(rig.held("xrp"))
                    .as("49.975, because the account paid fees")
                    .startsWith("SHORT 49.9");
        }
    }

    @Test
    void theSameMinuteTwiceOrInAnotherProcessOpensOnce() {
        try (PortfolioRig rig = PortfolioRig.spot(FOLLOWS, PRICES)) {
            rig.execute();
            at(rig, 1, 0.001);
            rig.execute();
            rig.process = rig.process();
            rig.execute();
            rig.execute();
            assertThat(rig.held("xrp")).isEqualTo("LONG 50");
            assertThat(rig.filledAtVenue().values().stream().filter(filled -> filled.signum() > 0))
                    .hasSize(1);
        }
    }

    /** The function is called as new bars arrive: the strategies that follow a model do not wait for the next schedule. */
    @Test
    void newBarsOfItsInstrumentLetItDecide() {
        try (PortfolioRig rig = PortfolioRig.spot(FOLLOWS, PRICES)) {
            rig.execute();
            at(rig, 1, 0.001);
            JsonNode answer = rig.call("{}");
            assertThat(answer.path("symbols").isMissingNode()
                            && answer.path("reports").isMissingNode())
                    .as("the model's own minute: " + answer)
                    .isFalse();
            assertThat(answer.at("/portfolios/0/portfolio").asText()).isEqualTo("crypto");
            assertThat(rig.held("xrp")).isEqualTo("LONG 50");
        }
    }

    @Test
    void aPausedPortfolioOpensNothingAndLetsTheModelClose() {
        try (PortfolioRig rig = PortfolioRig.spot(FOLLOWS, PRICES)) {
            rig.execute();
            rig.call("{\"action\": \"pause\"}");
            at(rig, 1, 0.001);
            rig.execute();
            assertThat(rig.held("xrp")).isEqualTo("nothing");
            rig.call("{\"action\": \"resume\"}");
            at(rig, 2, 0.001);
            rig.execute();
            assertThat(rig.held("xrp")).isEqualTo("LONG 50");
            rig.call("{\"action\": \"pause\"}");
            at(rig, 3, -0.001);
            rig.execute();
            assertThat(rig.held("xrp")).isEqualTo("nothing");
        }
    }

    /** What the model says of an entry is in the answer, in the log, and counts only with evidence. */
    @Test
    void aFilterVetoesWithEvidenceAndNotWithout() {
        String filtered =
                FOLLOWS.replace("{instrument: XRP/USDT", "{ticker: XRPUSDT, filter: model, instrument: XRP/USDT");
        try (PortfolioRig rig = PortfolioRig.spot(filtered, PRICES)) {
            rig.execute();
            at(rig, 1, -0.001);
            Signal whole = rig.signal("xrp", TargetState.LONG);
            rig.clock.advance(java.time.Duration.ofSeconds(1));
            JsonNode first = rig.execute();
            assertThat(first.at("/portfolios/0/signals/0/outcome").asText()).isEqualTo("EXECUTED");
            assertThat(first.at("/portfolios/0/signals/0/detail").asText()).contains("the filter is not in force");
            assertThat(rig.held("xrp")).isEqualTo("LONG 50");
            at(rig, 2, -0.001);
            rig.signal("xrp", TargetState.FLAT);
            rig.clock.advance(java.time.Duration.ofSeconds(1));
            rig.execute();

            new FilterStandings(rig.memory)
                    .add(
                            "crypto",
                            "xrp",
                            FilterStanding.of(
                                    new FilterVerdict.Adopted(new FilterFigures(200, 126, 90, 0.5, 1, 2, 1, 0.1)),
                                    new FilterRule(0.5, 0.5),
                                    PortfolioRig.START));
            at(rig, 3, -0.001);
            Signal vetoed = rig.signal("xrp", TargetState.LONG);
            rig.clock.advance(java.time.Duration.ofSeconds(1));
            rig.execute();
            assertThat(rig.held("xrp")).isEqualTo("nothing");
            assertThat(rig.outcomes()).containsEntry(vetoed.id(), Outcome.CONFIRM);
            assertThat(log(rig))
                    .filteredOn(row -> row.id().equals(whole.id()))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.reason()).contains("win probability 0.449");
                        assertThat(row.probability().orElseThrow()).isCloseTo(0.4486, within(0.0001));
                    });
            assertThat(log(rig))
                    .filteredOn(row -> row.id().equals(vetoed.id()))
                    .singleElement()
                    .satisfies(row -> assertThat(row.reason()).isEqualTo("win probability 0.449, minimum 0.500"));
        }
    }

    private static List<SignalLogRow> log(PortfolioRig rig) {
        return new StoredPortfolioLog(rig.memory).signals("crypto", LocalDate.of(2026, 6, 1));
    }

    /** A minute that begins with this score of the model on the bar that has just closed. */
    private static void at(PortfolioRig rig, int minute, double score) {
        rig.at(minute);
        rig.store("XRP/USDT", XRP);
        rig.champion = new ChampionStatus.Model(new ScriptedScores(score));
    }
}
