package dev.scalpel.execution.minute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.minute.AccountInfo.SymbolInfo;
import dev.scalpel.execution.state.StateRepository.LoadedState;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.invocation.ResponseJson;
import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.ledger.AccountDocument.RollUp;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.venue.trading.margin.MarginPosition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountMarginTest {

    private static final InstrumentId ETH = InstrumentId.parse("sample/ETH-USDT");
    private static final long NOW = 1_000_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        // quantity, mark, liquidation, distance: a long one is liquidated below the mark, a short one above it
        "2,  200, 150, 0.25",
        "-2, 200, 250, 0.25",
        "2,  200, 201, -0.005",
        "-2, 200, 199, -0.005",
    })
    void theDistanceToLiquidationIsAShareOfTheMarkPrice(
            String quantity, String mark, String liquidation, double distance) {
        PositionMargin margin = PositionMargin.of(position(quantity, mark, Optional.of(liquidation)))
                .orElseThrow();

        assertThat(margin.liquidationDistance().orElseThrow()).isEqualTo(distance, within(1e-12));
    }

    @Test
    void aPositionThatNoPriceLiquidatesHasNoDistance() {
        PositionMargin margin =
                PositionMargin.of(position("2", "200", Optional.empty())).orElseThrow();

        assertThat(margin.liquidationDistance()).isEmpty();
        assertThat(margin.unrealisedProfit()).isEqualByComparingTo("200");
        assertThat(PositionMargin.of(MarginPosition.NONE)).isEmpty();
    }

    @Test
    void theMarginsOfAllPositionsAreAShareOfTheEquity() {
        SymbolInfo held = SymbolInfo.of(state(), Optional.of(position("2", "200", Optional.empty())));
        SymbolInfo flat = SymbolInfo.of(state(), Optional.of(MarginPosition.NONE));

        assertThat(info(held, held, flat).marginUse().orElseThrow()).isEqualTo(0.1, within(1e-12));
        assertThat(info(flat).marginUse()).isEmpty();
    }

    @Test
    void theAnswerHasMarginAndDistanceAsFields() {
        SymbolInfo held = SymbolInfo.of(state(), Optional.of(position("2", "200", Optional.of("150"))));

        JsonNode answer = ResponseJson.mapper().valueToTree(info(held));

        assertThat(answer.path("marginUse").asDouble()).isEqualTo(0.05, within(1e-12));
        JsonNode margin = answer.at("/symbols/0/margin");
        assertThat(margin.path("margin").decimalValue()).isEqualByComparingTo("50");
        assertThat(margin.path("liquidationPrice").decimalValue()).isEqualByComparingTo("150");
        assertThat(margin.path("liquidationDistance").asDouble()).isEqualTo(0.25, within(1e-12));
    }

    /** Entered at 100 with a margin of 50, in an account of 1,000. */
    private static MarginPosition position(String quantity, String mark, Optional<String> liquidation) {
        return new MarginPosition(
                new BigDecimal(quantity),
                new BigDecimal("100"),
                new BigDecimal(mark),
                liquidation.map(BigDecimal::new),
                new BigDecimal("50"));
    }

    private static LoadedState state() {
        return new LoadedState(ETH, SymbolState.initial(ETH.symbol(), "a-test", 1_000), Optional.empty());
    }

    private static AccountInfo info(SymbolInfo... symbols) {
        BigDecimal equity = new BigDecimal("1000");
        AccountDocument account = AccountDocument.initial("a-test")
                .rolledUp("a-test", new RollUp(NOW, equity, equity, 11_574, equity, Map.of()));
        return AccountInfo.of(
                Mode.PAPER,
                new InvocationContext(Instant.ofEpochMilli(NOW), "a-test", Optional.of(account)),
                Map.of(),
                List.of(symbols));
    }
}
