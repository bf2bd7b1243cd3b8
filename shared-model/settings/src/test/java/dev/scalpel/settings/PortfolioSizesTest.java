package dev.scalpel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.settings.portfolio.PortfolioStrategy;
import dev.scalpel.strategy.PositionSize;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The four sizes of a strategy's positions, and which venues have them. */
class PortfolioSizesTest {

    @ParameterizedTest
    @CsvSource({"share: 0.2, share 0.2", "units: 10000, units 10000", "risk: 0.005, risk 0.005"})
    void aStrategyHasOneOfSeveralSizes(String size, String text) {
        assertThat(size("oanda", "EUR/USD", size).text()).isEqualTo(text);
    }

    @Test
    void contractsAreForVenuesWithMargin() {
        assertThat(size("tradovate", "ES/USD", "contracts: 2"))
                .isEqualTo(new PositionSize.Contracts(new BigDecimal("2")));
        assertThatThrownBy(() -> size("coinbase", "BTC/USD", "contracts: 2"))
                .hasMessageContaining("portfolios.p.strategies.s.contracts")
                .hasMessageContaining("are for venues with margin, and coinbase is a spot venue");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stopLoss: 0.1 | a strategy has one size",
                "share: 0.2, units: 5 | share and units",
                "units: 0 | units",
                "risk: 0.6 | risk",
                "source: trend, risk: 0.01 | needs a stopLoss"
            })
    void whatIsNoSizeIsReported(String size, String words) {
        assertThatThrownBy(() -> strategy(
                        "oanda", "EUR/USD", "timeframe: 1h", size.contains("source") ? size : "ticker: T, " + size))
                .hasMessageContaining(words);
    }

    @Test
    void theBoostGivesSharesAwayAndNothingElse() {
        assertThatThrownBy(() -> strategy("oanda", "EUR/USD", "allocation: buy-side-boost", "ticker: T, units: 5"))
                .hasMessageContaining("must be a share");
    }

    @Test
    void anotherQuoteAssetIsForVenuesThatConvert() {
        assertThat(size("oanda", "EUR/JPY", "share: 0.2").isEnabled()).isTrue();
        assertThatThrownBy(() -> size("binance", "ETH/BTC", "share: 0.2"))
                .hasMessageContaining("must have the portfolio's quote asset USD");
        assertThatThrownBy(() -> strategy("oanda", "EUR/JPY", "valuation: market", "ticker: T, share: 0.2"))
                .hasMessageContaining("must be cost where an instrument is quoted in another asset than USD");
    }

    @Test
    void aSizeIsShownAndReadAgain() {
        Settings settings = settings("oanda", "EUR/USD", "timeframe: 1h", "ticker: T, risk: 0.005, stopLoss: 0.01");
        assertThat(settings.portfolios().get("p").strategies().get(0).size().text())
                .isEqualTo("risk 0.005");
    }

    private static PositionSize size(String venue, String instrument, String size) {
        return strategy(venue, instrument, "timeframe: 1h", "ticker: T, " + size)
                .size();
    }

    private static PortfolioStrategy strategy(String venue, String instrument, String portfolio, String strategy) {
        return settings(venue, instrument, portfolio, strategy)
                .portfolios()
                .get("p")
                .strategies()
                .get(0);
    }

    private static Settings settings(String venue, String instrument, String portfolio, String strategy) {
        String yaml = """
            venue: %s
            mode: testnet
            model: {trading: false}
            portfolios:
              p:
                quote: USD
                %s
                strategies:
                  s: {instrument: %s, %s}
            """.formatted(venue, portfolio, instrument, strategy);
        return SettingsReader.fromText("the test's settings", yaml, Map.of()).settings();
    }
}
