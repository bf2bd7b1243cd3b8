package dev.scalpel.execution.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Symbol;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.ExitReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promise 13 at the stand-in of OANDA: a portfolio goes through flat, wherever it is killed; and what only margin brings. */
class OandaPortfolioTest extends MarginPortfolioContract {

    private static final String PORTFOLIO = """
        portfolios:
          crypto:
            mode: testnet
            quote: USD
            allocation: multi-strategy
            incrementBp: 10
            strategies:
              btc: {ticker: EURUSD, instrument: EUR/USD, share: 0.4, stopLoss: 0.01}
              eth: {ticker: GBPUSD, instrument: GBP/USD, share: 0.3}
        """;
    private static final Map<String, Map<Integer, Double>> PRICES = Map.of(
            "EUR/USD", Map.of(0, 1.1, 5, 1.105),
            "GBP/USD", Map.of(0, 1.25));

    OandaPortfolioTest() {
        super(Symbol.parse("EUR/USD"), "EUR_USD");
    }

    /** 21:30 UTC on a Sunday is 17:30 in New York by summer time, and 16:30 after it. */
    @ParameterizedTest
    @CsvSource({
        "2026-10-25T21:30:05Z, true",
        "2026-11-01T21:30:05Z, false",
        "2027-03-07T21:30:05Z, false",
        "2027-03-14T21:30:05Z, true"
    })
    void bothChangesOfNewYorksClockMoveTheBeginOfTheWeek(Instant time, boolean open) {
        try (PortfolioRig rig = rig()) {
            rig.execute();
            rig.clock.setTo(time);
            rig.signal("btc", TargetState.LONG);
            String outcome = rig.execute().at("/portfolios/0/signals/0/outcome").asText();
            assertThat(outcome.equals(Outcome.MARKET_CLOSED.name())).isEqualTo(!open);
        }
    }

    @Test
    void anInstrumentThatTheVenueDoesNotListFailsWithItsName() {
        try (PortfolioRig rig = PortfolioRig.oanda(PORTFOLIO.replace("EUR/USD", "XYZ/USD"), PRICES)) {
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            rig.execute();
            assertThat(rig.failures).anyMatch(failure -> failure.contains("XYZ"));
            assertThat(rig.margin.orElseThrow().orders()).isEmpty();
        }
    }

    @Test
    void aCloseoutByTheVenueEndsTheTrade() {
        try (PortfolioRig rig = rig()) {
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            rig.execute();
            rig.margin.orElseThrow().transfer(new BigDecimal("-9950"));
            assertThat(position(rig)).isZero();
            rig.clock.advance(Duration.ofSeconds(130));
            rig.execute();
            assertThat(rig.held("btc")).isEqualTo("nothing");
            assertThat(rig.trades("EUR/USD"))
                    .singleElement()
                    .satisfies(
                            trade -> assertThat(trade.exitReason()).isIn(ExitReason.EXTERNAL, ExitReason.LIQUIDATION));
        }
    }

    /** Units are whole. */
    @Test
    void lessThanAUnitIsBelowTheMinimum() {
        String little = PORTFOLIO.replace("share: 0.4", "share: 0.00004");
        try (PortfolioRig rig = PortfolioRig.oanda(little, PRICES)) {
            rig.execute();
            Signal signal = rig.signal("btc", TargetState.LONG);
            rig.execute();
            assertThat(rig.outcomes()).containsEntry(signal.id(), Outcome.BELOW_MINIMUM);
            assertThat(rig.margin.orElseThrow().orders()).isEmpty();
        }
    }

    @Override
    PortfolioRig rig() {
        return PortfolioRig.oanda(PORTFOLIO, PRICES);
    }
}
