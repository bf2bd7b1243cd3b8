package dev.scalpel.execution.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.signals.TargetState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The questions that the HTTP API passes on, answered for a portfolio at the stand-in of Binance spot. */
class ReadActionsTest {

    private static final String PORTFOLIO = PortfolioRig.SPOT.replace("share: 0.25", "share: 0.25, stopLoss: 0.1");

    @Test
    void positionsOrdersTradesAndSignalsAreThoseOfThePortfolio() {
        try (PortfolioRig rig = PortfolioRig.spot(PORTFOLIO, PortfolioRig.PRICES)) {
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            rig.signal("eth", TargetState.LONG);
            rig.execute();
            rig.clock.advance(Duration.ofSeconds(20));
            rig.signal("btc", TargetState.FLAT);
            rig.execute();

            JsonNode positions = rig.call("{\"action\": \"get_positions\"}").path("positions");
            assertThat(positions).hasSize(1);
            assertThat(positions.at("/0/account").asText()).isEqualTo("crypto");
            assertThat(positions.at("/0/strategy").asText()).isEqualTo("eth");
            assertThat(positions.at("/0/side").asText()).isEqualTo("LONG");
            assertThat(positions.at("/0/entryPrice").decimalValue()).isEqualByComparingTo("2500");
            assertThat(positions.at("/0/stop").decimalValue()).isEqualByComparingTo("2250");

            JsonNode orders = rig.call("{\"action\": \"get_orders\"}").path("orders");
            assertThat(orders).hasSize(1);
            assertThat(orders.at("/0/kind").asText()).isEqualTo("PROTECTION");
            assertThat(orders.at("/0/quantity").decimalValue())
                    .isEqualByComparingTo(positions.at("/0/quantity").decimalValue());

            JsonNode trades = rig.call("{\"action\": \"get_trades\"}");
            assertThat(trades.path("trades")).hasSize(1);
            assertThat(trades.at("/trades/0/strategy").asText()).isEqualTo("btc");
            assertThat(trades.at("/trades/0/netProfit").decimalValue()).isEqualByComparingTo("0");
            assertThat(trades.path("next").isNull()).isTrue();
            assertThat(trades.at("/trades/0/account").asText()).isEqualTo("crypto");
            assertThat(rig.call("{\"action\": \"get_trades\", \"account\": \"crypto\", \"symbol\": \"BTC/USDT\"}")
                            .path("trades"))
                    .hasSize(1);
            assertThat(rig.call("{\"action\": \"get_trades\", \"account\": \"model\"}")
                            .path("trades"))
                    .isEmpty();
            assertThat(rig.call("{\"action\": \"get_trades\", \"symbol\": \"ETH/USDT\"}")
                            .path("trades"))
                    .isEmpty();

            JsonNode signals = rig.call("{\"action\": \"get_signals\", \"portfolio\": \"crypto\"}");
            assertThat(signals.path("signals")).hasSize(3);
            assertThat(rig.call("{\"action\": \"get_signals\", \"outcome\": \"STALE\"}")
                            .path("signals"))
                    .isEmpty();
        }
    }

    @Test
    void tradesComeInPagesThatContinueAfterTheLastOne() {
        try (PortfolioRig rig = PortfolioRig.spot(PORTFOLIO, PortfolioRig.PRICES)) {
            rig.execute();
            for (int trade = 0; trade < 2; trade++) {
                rig.at(2 * trade + 1);
                rig.signal("btc", TargetState.LONG);
                rig.execute();
                rig.at(2 * trade + 2);
                rig.signal("btc", TargetState.FLAT);
                rig.execute();
            }
            JsonNode first = rig.call("{\"action\": \"get_trades\", \"limit\": 1}");
            assertThat(first.path("trades")).hasSize(1);
            String next = first.path("next").asText();
            JsonNode second = rig.call("{\"action\": \"get_trades\", \"limit\": 1, \"after\": \"" + next + "\"}");
            assertThat(second.path("trades")).hasSize(1);
            assertThat(second.at("/trades/0/id").asText()).isNotEqualTo(next);
            assertThat(second.path("next").isNull()).isTrue();
            assertThat(rig.call("{\"action\": \"get_trades\", \"to\": \"2026-06-01\"}")
                            .path("trades"))
                    .isEmpty();
        }
    }

    @Test
    void aProbeMeasuresTheVenueAndWithoutItNothingIsRequested() {
        try (PortfolioRig rig = PortfolioRig.spot(PORTFOLIO, PortfolioRig.PRICES)) {
            rig.execute();
            rig.calls.begin();
            JsonNode stored = rig.call("{\"action\": \"venue_status\"}").path("venues");
            assertThat(stored).hasSize(2);
            assertThat(stored.at("/0/account").asText()).isEqualTo("model");
            assertThat(stored.at("/1/account").asText()).isEqualTo("crypto");
            assertThat(stored.at("/1/reachable").isNull()).isTrue();
            assertThat(rig.calls.names()).noneMatch(name -> name.startsWith("venue."));
            JsonNode probed = rig.call("{\"action\": \"venue_status\", \"venue\": \"binance\", \"probe\": true}");
            assertThat(probed.at("/venues/1/reachable").asBoolean()).isTrue();
            assertThat(probed.at("/venues/1/clockOffsetMillis").isNumber()).isTrue();
        }
    }

    @Test
    void wrongFieldsAreNamed() {
        try (PortfolioRig rig = PortfolioRig.spot(PORTFOLIO, PortfolioRig.PRICES)) {
            assertThat(error(rig, "{\"action\": \"get_positions\", \"symbol\": \"BTC/USDT\"}"))
                    .contains("has no field 'symbol'; allowed: none");
            assertThat(error(rig, "{\"action\": \"get_trades\", \"limit\": 501}"))
                    .contains("a whole number from 1 to 500");
            assertThat(error(rig, "{\"action\": \"get_trades\", \"after\": \"x\"}"))
                    .contains("the id of a trade");
            assertThat(error(rig, "{\"action\": \"get_trades\", \"from\": \"2020-01-01\"}"))
                    .contains("at most 366 days");
            assertThat(error(rig, "{\"action\": \"get_trades\", \"account\": \"x\"}"))
                    .contains("must be 'model' or one of the portfolios [crypto]: 'x'");
            assertThat(error(rig, "{\"action\": \"get_signals\", \"portfolio\": \"x\"}"))
                    .contains("must name one of the portfolios [crypto]");
            assertThat(error(rig, "{\"action\": \"get_signals\", \"outcome\": \"x\"}"))
                    .contains("must be one of [EXECUTED");
            assertThat(error(rig, "{\"action\": \"venue_status\", \"venue\": \"x\"}"))
                    .contains("nothing trades at a venue 'x'");
        }
    }

    private static String error(PortfolioRig rig, String event) {
        return rig.call(event).path("error").asText();
    }
}
