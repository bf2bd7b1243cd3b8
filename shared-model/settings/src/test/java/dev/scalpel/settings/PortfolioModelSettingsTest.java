package dev.scalpel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scalpel.settings.portfolio.PortfolioStrategy;
import dev.scalpel.settings.type.SettingsProblem;
import dev.scalpel.settings.value.FilterProbabilities;
import dev.scalpel.settings.value.Rule;
import dev.scalpel.strategy.Origin;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Strategies that follow a model, are filtered by one, or use a rule. */
class PortfolioModelSettingsTest {

    private static final String SMALL = """
        portfolios:
          small: {quote: USDT, strategies: {sol: {ticker: SOLUSDT, instrument: SOL/USDT, share: 0.98}}}
        """;

    @Test
    void aRuleNeedsBarsOfALengthAndMustMakeEntries() {
        assertThat(problems(SMALL.replace("{ticker: SOLUSDT, instrument", "{source: trend, filter: model, instrument")))
                .contains(
                        "line 1: portfolios.small.strategies.sol.source = trend: needs a timeframe of the portfolio other than"
                                + " immediate: the rule sees bars of that length",
                        "line 1: portfolios.small.strategies.sol.filter = model: needs a ticker: a filter is judged by the log of"
                                + " the signals that it filtered");
        assertThat(problems(SMALL.replace("{ticker: SOLUSDT, instrument", "{source: momentum, instrument")))
                .containsExactly("line 1: portfolios.small.strategies.sol.source = momentum: confirms entries and makes"
                        + " none; give the strategy a ticker and send signals");
        assertThat(settings(
                                SMALL.replace("quote: USDT,", "quote: USDT, timeframe: 4h,")
                                        .replace(
                                                "{ticker: SOLUSDT, instrument",
                                                "{source: trend, confirm: {10m: trend, 15m: momentum}, instrument"),
                                Map.of())
                        .portfolio("small")
                        .orElseThrow()
                        .strategies())
                .extracting(PortfolioStrategy::origin)
                .containsExactly(Origin.RULE);
        assertThat(settings(
                                SMALL.replace(
                                        "{ticker: SOLUSDT, instrument",
                                        "{ticker: S, confirm: {15m: momentum}, instrument"),
                                Map.of())
                        .portfolio("small")
                        .orElseThrow()
                        .strategies()
                        .get(0)
                        .confirm())
                .isEqualTo(Map.of(15, Rule.MOMENTUM));
    }

    @Test
    void aFilterVetoesBelowOneHalfUnlessItsProbabilitiesSayOtherwise() {
        assertThat(filtered("filter: model").probabilities()).isEqualTo(FilterProbabilities.DEFAULT);
        assertThat(filtered("filter: model, filterMinProbability: 0.55").probabilities())
                .isEqualTo(FilterProbabilities.of(new BigDecimal("0.55")));
        assertThat(filtered("filter: model, filterMinProbability: 0.55, filterFullProbability: 0.7")
                        .probabilities())
                .isEqualTo(new FilterProbabilities(new BigDecimal("0.55"), new BigDecimal("0.7")));
        assertThat(problems(filter("filter: model, filterMinProbability: 1, filterFullProbability: 0.4")))
                .containsExactly(
                        "line 2: portfolios.small.strategies.sol.filterMinProbability = 1: must be a decimal number from"
                                + " 0.01 to 0.99",
                        "line 2: portfolios.small.strategies.sol.filterFullProbability = 0.4: must be >="
                                + " filterMinProbability = 0.5");
        assertThat(problems(filter("filterMinProbability: 0.6, filterFullProbability: 0.7")))
                .containsExactly(
                        "line 2: portfolios.small.strategies.sol.filterMinProbability = 0.6: needs filter: model",
                        "line 2: portfolios.small.strategies.sol.filterFullProbability = 0.7: needs filter: model");
    }

    private static String filter(String keys) {
        return SMALL.replace("{ticker: SOLUSDT, instrument", "{ticker: SOLUSDT, " + keys + ", instrument")
                + "symbols: {SOL/USDT: 0.1}\n";
    }

    private static PortfolioStrategy filtered(String keys) {
        return settings(filter(keys), Map.of())
                .portfolio("small")
                .orElseThrow()
                .strategies()
                .get(0);
    }

    /** A model is trained for the symbols, at the settings' venue, and only with model.trading. */
    @Test
    void whatNeedsAModelNeedsASymbolThatOneIsTrainedFor() {
        String follows = "portfolios: {small: {quote: USDT, strategies: {sol: {instrument: SOL/USDT, share: 0.3}}}}\n";
        String filters = follows.replace("{instrument", "{ticker: S, filter: model, instrument");
        String symbol = "symbols: {SOL/USDT: 0.1}\n";
        assertThat(problems(follows + "symbols: {BTC/USDT: 0.1}\n"))
                .containsExactly(
                        "line 1: portfolios.small.strategies.sol.instrument = SOL/USDT: has no model to follow (a"
                                + " strategy without a ticker follows that of its instrument): models are trained for the symbols,"
                                + " name it there");
        assertThat(problems(filters + symbol + "model: {trading: false}\n"))
                .containsExactly(
                        "line 1: portfolios.small.strategies.sol.instrument = SOL/USDT: has no model that could"
                                + " filter its entries: model.trading is false, so none is trained");
        assertThat(problems(follows.replace("quote", "mode: testnet, venue: binance-usdm, quote") + symbol))
                .containsExactly(
                        "line 1: portfolios.small.strategies.sol.instrument = SOL/USDT: has no model to follow (a"
                                + " strategy without a ticker follows that of its instrument): models are trained at binance, and"
                                + " the portfolio trades at binance-usdm");
        assertThat(settings(follows + symbol, Map.of()).portfolios()).hasSize(1);
        assertThat(settings(filters + symbol, Map.of()).portfolios()).hasSize(1);
    }

    @Test
    void noModelTradesAtAVenueWithoutBars() {
        String venue = "venue: tradovate\nsymbols: {ES/USD: 0.5}\n";
        String rule = "must be false at tradovate: it publishes no bars, so no model can be trained or decide there;"
                + " portfolios of signals can trade there";
        for (String mode : List.of("paper", "testnet")) {
            assertThat(problems(venue + "mode: " + mode + "\n"))
                    .containsExactly("model.trading = true by default: " + rule);
        }
        assertThat(problems(venue + "model: {trading: true}\n"))
                .containsExactly("line 3: model.trading = true: " + rule);
        assertThat(settings("venue: databento\nsymbols: {ES/USD: 0.5}\n", Map.of())
                        .traded())
                .hasSize(1);
    }

    @Test
    void whatDecidesOrFillsByBarsNeedsAVenueWhoseBarsAreFetched() {
        String futures =
                "venue: tradovate\nmodel: {trading: false}\nportfolios: {f: {mode: MODE, quote: USD, timeframe: 4h,"
                        + " strategies: {es: {HOW, instrument: ES/USD, contracts: 1}}}}\n";
        String signals = futures.replace("HOW", "ticker: ES1!");
        Settings accepted = settings(signals.replace("MODE", "testnet"), Map.of());
        assertThat(accepted.portfolioInstruments()).hasSize(1);
        assertThat(accepted.portfolioSymbols())
                .as("instruments whose bars are fetched")
                .isEmpty();
        assertThat(problems(signals.replace("MODE", "paper")))
                .containsExactly(
                        "line 3: portfolios.f.mode = paper: must be testnet or live at tradovate: paper orders fill"
                                + " by bars, and it publishes none");
        assertThat(problems(futures.replace("HOW", "source: trend").replace("MODE", "testnet")))
                .containsExactly(
                        "line 3: portfolios.f.strategies.es.source = trend: needs bars of tradovate, and it publishes"
                                + " none");

        String elsewhere = SMALL.replace("quote", "venue: bybit, mode: testnet, timeframe: 4h, quote");
        assertThat(settings(elsewhere, Map.of()).portfolios()).hasSize(1);
        assertThat(problems(elsewhere.replace("ticker: SOLUSDT", "source: trend")))
                .containsExactly("line 1: portfolios.small.strategies.sol.source = trend: needs bars of bybit, and only"
                        + " those of binance are fetched");
        assertThat(problems(
                        elsewhere.replace("ticker: SOLUSDT", "ticker: SOLUSDT, confirm: {15m: momentum, 10m: trend}")))
                .containsExactly(
                        "line 1: portfolios.small.strategies.sol.confirm = 10m: trend, 15m: momentum: needs bars of"
                                + " bybit, and only those of binance are fetched");
    }

    /** On paper both have an account of their own. */
    @Test
    void theModelDoesNotTradeTwiceInOneAccount() {
        String both = "mode: testnet\nsymbols: {SOL/USDT: 0.1}\nportfolios: {small: {quote: USDT, strategies: {sol:"
                + " {instrument: SOL/USDT, share: 0.3}}}}\n";
        assertThat(problems(both))
                .containsExactly(
                        "line 3: portfolios.small = testnet: must not trade the account of the symbols at binance:"
                                + " one account has one owner; give one of them another venue or mode paper");
        assertThat(settings(both.replace("mode: testnet", "mode: paper"), Map.of())
                        .portfolios())
                .hasSize(1);
        assertThat(settings(
                                both.replace("mode: testnet", "mode: paper").replace("{quote", "{mode: testnet, quote"),
                                Map.of())
                        .portfolios())
                .hasSize(1);
    }

    @Test
    void theModelSaysWhereItsStopLiesAndNeedsNoConfirmation() {
        assertThat(problems("symbols: {SOL/USDT: 0.1}\nportfolios: {small: {quote: USDT, strategies: {sol: {instrument:"
                        + " SOL/USDT, share: 0.3, stopLoss: 0.1, takeProfit: 0.2, confirm: {15m: momentum}}}}}\n"))
                .containsExactly(
                        "line 2: portfolios.small.strategies.sol.confirm = given: needs a ticker: the model needs no"
                                + " confirmation",
                        "line 2: portfolios.small.strategies.sol.stopLoss = 0.1: needs a ticker: without one the strategy"
                                + " follows the model, which says where stop and target lie",
                        "line 2: portfolios.small.strategies.sol.takeProfit = 0.2: needs a ticker: without one the"
                                + " strategy follows the model, which says where stop and target lie");
    }

    private static Settings settings(String yaml, Map<String, String> environment) {
        return SettingsReader.fromText("test", yaml, environment).settings();
    }

    private static List<String> problems(String yaml) {
        return problems(yaml, Map.of());
    }

    private static List<String> problems(String yaml, Map<String, String> environment) {
        return catchThrowableOfType(InvalidSettingsException.class, () -> settings(yaml, environment))
                .problems()
                .stream()
                .map(SettingsProblem::toString)
                .toList();
    }
}
