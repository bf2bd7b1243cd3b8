package dev.scalpel.local.cli.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.bot.PositionLines.Line;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionLinesTest {

    private static final int LABEL_AND_GAP = 13;
    private static final int COLUMNS = 80;

    private static List<Line> of(String json) throws IOException {
        JsonNode symbol = new ObjectMapper().readTree(json);
        return PositionLines.of(symbol);
    }

    @Test
    void aSpotPositionHasNone() throws IOException {
        assertThat(of("{\"symbol\": \"BTC/USDT\", \"position\": \"LONG 0.1 at 40000\", \"margin\": null}"))
                .isEmpty();
    }

    @Test
    void aPositionOnMarginSaysWhereTheVenueEndsIt() throws IOException {
        assertThat(of("""
                {"symbol": "BTC/USDT", "margin": {"margin": 1250.5, "markPrice": 41782.91, "unrealisedProfit": -12.3,
                 "liquidationPrice": 45960.2, "liquidationDistance": 0.1}}"""))
                .containsExactly(
                        new Line("margin", "1,250.50 USDT, unrealised -12.30, mark 41,782.91"),
                        new Line("", "liquidation at 45,960.20, 10.0 % away"));
    }

    @Test
    void withMoreMarginThanNotionalNoPriceEndsIt() throws IOException {
        assertThat(of("""
                {"symbol": "BTC/USDT", "margin": {"margin": 100, "markPrice": 10, "unrealisedProfit": 0,
                 "liquidationPrice": null, "liquidationDistance": null}}""")).contains(new Line("", "no price liquidates it"));
    }

    @Test
    void longAndShortFitIntoEightyColumns() throws IOException {
        List<Line> lines = of("""
                {"symbol": "BTC/USDT", "bySide": {"since": "2026-05-01", "sides": [
                 {"side": "LONG", "trades": 12, "winRate": 0.5, "netProfit": 120.5, "fundingReceived": 0, "fundingPaid": 1.25,
                  "liquidated": 0, "deleveraged": 0},
                 {"side": "SHORT", "trades": 1, "winRate": 1, "netProfit": -3, "fundingReceived": 0.5, "fundingPaid": 0,
                  "liquidated": 1, "deleveraged": 0}]}}""");

        assertThat(lines)
                .containsExactly(
                        new Line("long", "12 trades, 50.0 % won, net +120.50, funding -1.25"),
                        new Line("short", "1 trade, 100 % won, net -3.00, funding +0.50, 1 ended by the venue"),
                        new Line("", "closed since 2026-05-01"));
        assertThat(lines).allMatch(line -> line.name().length() <= 10);
        assertThat(lines).allMatch(line -> LABEL_AND_GAP + line.words().length() <= COLUMNS);
    }
}
