package dev.scalpel.execution;

import static dev.scalpel.execution.PaperTestRig.BTC;
import static dev.scalpel.execution.PaperTestRig.ETH;
import static dev.scalpel.execution.PaperTestRig.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.costs.FeeAccount;
import dev.scalpel.costs.margin.StoredMargin;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two perpetuals on paper at leverage 50, of which the account's tiers allow 20 in one and 125 in the other. */
class PaperLeverageTest {

    private static final InstrumentId ALLOWED = new InstrumentId("binance-usdm", BTC);
    private static final InstrumentId REFUSED = new InstrumentId("binance-usdm", ETH);
    private static final String MESSAGE =
            "venueConnection.leverage must be at most 20 for binance-usdm/ETH-USDT, by its"
                    + " margin tiers of 2026-06-01T00:00:00Z: 50";

    private final PaperTestRig rig = new PaperTestRig(
            1,
            "venue: binance-usdm\nsymbols: {BTC/USDT: 0.4, ETH/USDT: 0.4}\n"
                    + "costs: {feeBp: 2, slippageBp: 0, feeAsset: quote}\nvenueConnection: {leverage: 50}\n",
            1);

    @Test
    void aLeverageAboveTheStoredTiersIsNamedAndStopsNoOtherInstrument() {
        PerpetualFixture.storeRules(rig.memory, ALLOWED, Duration.ofHours(8), START);
        PerpetualFixture.storeRules(rig.memory, REFUSED, Duration.ofHours(8), START);
        PerpetualFixture.storeTerms(rig.memory, ALLOWED, START);
        new StoredMargin(rig.memory)
                .change(REFUSED, document -> document.withTerms(FeeAccount.REAL, atMost(20), START));
        rig.at(1);

        JsonNode answer = rig.call("{}");

        assertThat(rig.failures).containsExactly("scheduled_trading-ETH-USDT: " + MESSAGE);
        assertThat(answer.path("failures")).hasSize(1);
        assertThat(answer.at("/failures/0").asText()).isEqualTo("ETH/USDT: " + MESSAGE);
        assertThat(rig.decisions(BTC, 0)).hasSize(1);
    }

    private static MarginTerms atMost(int leverage) {
        MarginTier only = new MarginTier(
                BigDecimal.ZERO, new BigDecimal("1000000"), leverage, new BigDecimal("0.02"), BigDecimal.ZERO);
        return new MarginTerms(1, new MarginTiers(List.of(only)), new BigDecimal("0.0125"));
    }
}
