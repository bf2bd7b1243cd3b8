package dev.scalpel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scalpel.market.Symbol;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.portfolio.PortfolioStrategy;
import dev.scalpel.settings.portfolio.PortfoliosType;
import dev.scalpel.settings.section.SignalSettings;
import dev.scalpel.settings.type.SettingsProblem;
import dev.scalpel.settings.value.AllocationPolicy;
import dev.scalpel.settings.value.DriftPolicy;
import dev.scalpel.settings.value.EntryFilter;
import dev.scalpel.settings.value.FilterProbabilities;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.settings.value.PortfolioLimits;
import dev.scalpel.settings.value.Rule;
import dev.scalpel.settings.value.SignalStore;
import dev.scalpel.settings.value.SlotTimeFrame;
import dev.scalpel.settings.value.TradeNotices;
import dev.scalpel.settings.value.Valuation;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.PositionSize;
import dev.scalpel.trading.risk.RiskLimits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortfolioSettingsTest {

    private static final String CRYPTO = """
        portfolios:
          crypto:
            venue: binance
            mode: paper
            quote: USDT
            allocation: buy-side-boost
            timeframe: 8h
            executeAfterSeconds: 90
            incrementBp: 12.5
            attempts: 5
            valuation: market
            onDrift: halt
            inSession: false
            limits: {drawdownShare: 0.2, maxPriceMoveBp: 200}
            strategies:
              btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.2}
              eth: {ticker: "BINANCE:ETHUSDT", instrument: ETH/USDT, share: 0.25, stopLoss: 0.08, takeProfit: 0.2}
        """;

    private static final String SMALL = """
        portfolios:
          small: {quote: USDT, strategies: {sol: {ticker: SOLUSDT, instrument: SOL/USDT, share: 0.98}}}
        """;

    @Test
    void aPortfolioIsReadWithItsStrategies() {
        Portfolio crypto = settings(CRYPTO, Map.of()).portfolio("crypto").orElseThrow();
        assertThat(crypto)
                .isEqualTo(new Portfolio(
                        "crypto",
                        Optional.of("binance"),
                        Optional.of(Mode.PAPER),
                        Optional.empty(),
                        "USDT",
                        AllocationPolicy.BUY_SIDE_BOOST,
                        Valuation.MARKET,
                        SlotTimeFrame.EIGHT_HOURS,
                        90,
                        new BigDecimal("12.5"),
                        5,
                        DriftPolicy.HALT,
                        false,
                        new PortfolioLimits(
                                Optional.empty(),
                                Optional.of(new BigDecimal("0.2")),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new BigDecimal("200"))),
                        List.of(
                                new PortfolioStrategy(
                                        "btc",
                                        Optional.of("BTCUSDT"),
                                        Optional.empty(),
                                        Symbol.parse("BTC/USDT"),
                                        new PositionSize.Share(new BigDecimal("0.2")),
                                        EntryFilter.NONE,
                                        FilterProbabilities.DEFAULT,
                                        Map.of(),
                                        Optional.empty(),
                                        Optional.empty()),
                                new PortfolioStrategy(
                                        "eth",
                                        Optional.of("BINANCE:ETHUSDT"),
                                        Optional.empty(),
                                        Symbol.parse("ETH/USDT"),
                                        new PositionSize.Share(new BigDecimal("0.25")),
                                        EntryFilter.NONE,
                                        FilterProbabilities.DEFAULT,
                                        Map.of(),
                                        Optional.of(new BigDecimal("0.08")),
                                        Optional.of(new BigDecimal("0.2"))))));
        assertThat(crypto.strategies()).extracting(PortfolioStrategy::origin).containsOnly(Origin.SIGNAL);
    }

    @Test
    void aPortfoliosOwnLimitsGoBeforeThoseOfAllSettings() {
        Settings settings = settings(
                "limits: {dailyLossShare: 0.05}\n" + CRYPTO + SMALL.substring("portfolios:\n".length()), Map.of());
        RiskLimits own = settings.limitsOf(settings.portfolio("crypto").orElseThrow());
        assertThat(own.maxDrawdown()).isEqualTo(0.2);
        assertThat(own.maxPriceMove()).isEqualTo(0.02);
        assertThat(own.maxDailyLoss()).isEqualTo(0.05);
        assertThat(settings.limitsOf(settings.portfolio("small").orElseThrow()))
                .isEqualTo(settings.limits().forTrading());
    }

    @Test
    void rulesAndFiltersAreRead() {
        PortfolioStrategy sol = new PortfoliosType()
                .parse("crypto.quote=USDT,crypto.strategies.sol.instrument=SOL/USDT,crypto.strategies.sol.share=0.1,"
                        + "crypto.strategies.sol.source=trend,crypto.strategies.sol.filter=model,"
                        + "crypto.strategies.sol.confirm.10m=trend,crypto.strategies.sol.confirm.4h=momentum")
                .get("crypto")
                .strategies()
                .get(0);
        assertThat(sol.origin()).isEqualTo(Origin.RULE);
        assertThat(sol.source()).contains(Rule.TREND);
        assertThat(sol.filter()).isEqualTo(EntryFilter.MODEL);
        assertThat(sol.probabilities()).isEqualTo(FilterProbabilities.DEFAULT);
        assertThat(sol.needsModel()).isTrue();
        assertThat(sol.confirm()).isEqualTo(Map.of(10, Rule.TREND, 240, Rule.MOMENTUM));
    }

    @Test
    void aStrategyIsNotCalledAsTheModelsOwn() {
        assertThat(problems(SMALL.replace("sol:", "model:")))
                .containsExactly(
                        "line 2: portfolios.small.strategies.model.instrument = model: must belong to a strategy of"
                                + " another name: trades of 'model' are the model's own");
    }

    @Test
    void aPaperPortfolioTradesWhereBarsAreFetched() {
        assertThat(problems(SMALL.replace("quote", "venue: binance-usdm, quote")))
                .containsExactly(
                        "line 1: portfolios.small.venue = binance-usdm: must be binance in mode paper: only the bars"
                                + " of that venue are fetched");
        assertThat(settings(SMALL.replace("quote", "venue: binance-usdm, mode: testnet, quote"), Map.of())
                        .portfolios())
                .hasSize(1);
    }

    @Test
    void signalsOnlyNeedsAPortfolio() {
        assertThat(settings("", Map.of()).model().trading()).isTrue();
        assertThat(settings("model: {trading: false}\n" + SMALL, Map.of())
                        .model()
                        .trading())
                .isFalse();
        assertThat(problems("model: {trading: false}"))
                .containsExactly("line 1: model.trading = false: must be true without portfolios: nothing would trade");
        assertThat(problems("model: {tradin: false}\n" + SMALL))
                .containsExactly("line 1: model.tradin: is not a setting; did you mean model.trading?");
    }

    /** A confirmation by bars that are up to five minutes old would decide otherwise than its backtest. */
    @Test
    void barsAreFetchedEachMinuteWhereSomethingDecidesByThem() {
        String signalsOnly = "model: {trading: false}\n" + SMALL;
        assertThat(settings(signalsOnly, Map.of()).retrievalMinutes()).isEqualTo(5);
        String confirmed = signalsOnly.replace("ticker:", "confirm: {10m: trend}, ticker:");
        assertThat(settings(confirmed, Map.of()).retrievalMinutes()).isEqualTo(1);
        String ruled = signalsOnly
                .replace("ticker: SOLUSDT", "source: trend")
                .replace("quote: USDT", "quote: USDT, timeframe: 8h");
        assertThat(settings(ruled, Map.of()).retrievalMinutes()).isEqualTo(1);
        assertThat(settings(SMALL, Map.of()).retrievalMinutes()).isEqualTo(1);
    }

    @Test
    void signalsAndNoticesOfTradesHaveTheirSettings() {
        Settings defaults = settings("", Map.of());
        assertThat(defaults.signals()).isEqualTo(new SignalSettings(SignalStore.AUTOMATIC, 900, 30));
        assertThat(defaults.notification().trades()).isEqualTo(TradeNotices.NONE);
        Settings given = settings("""
            signals: {store: dynamodb, maxAgeSeconds: 60, keepDays: 7}
            notification: {trades: daily}
            """, Map.of("SCALPEL_SIGNALS_KEEP_DAYS", "8"));
        assertThat(given.signals()).isEqualTo(new SignalSettings(SignalStore.DYNAMODB, 60, 8));
        assertThat(given.notification().trades()).isEqualTo(TradeNotices.DAILY);
        assertThat(problems("""
            signals: {store: redis, keepDays: 1, keepDay: 3}
            notification: {trades: weekly}
            """))
                .containsExactlyInAnyOrder(
                        "line 1: signals.store = redis: must be one of automatic, objects, dynamodb",
                        "line 1: signals.keepDays = 1: must be a whole number from 2 to 3650",
                        "line 1: signals.keepDay: is not a setting; did you mean signals.keepDays?",
                        "line 2: notification.trades = weekly: must be one of none, each, daily");
    }

    @Test
    void everyMistakeInATableWithinAPortfolioHasItsLine() {
        assertThat(problems("""
            portfolios:
              crypto:
                quote: USDT
                inSession: maybe
                limits: {drawdownShares: 0.1, dailyLossShare: 2}
                strategies:
                  a: {source: trends, instrument: BTC/USDT, share: 0.1, takeProfit: 11}
                  b: {source: trend, ticker: B, instrument: ETH/USDT, share: 0.1, filter: models}
                  c: {instrument: SOL/USDT, share: 0.1, filter: model, confirm: {7m: trend, 10m: trent}}
                  d: {ticker: D, instrument: ADA/USDT, share: 0.1, confirm: trend, limits: {a: 1}}
            """))
                .containsExactlyInAnyOrder(
                        "line 4: portfolios.crypto.inSession = maybe: must be true or false",
                        "line 5: portfolios.crypto.limits.drawdownShares: is not a setting here: dailyLossShare,"
                                + " drawdownShare, maxConsecutiveLosses, consecutiveLossPauseMinutes, maxPriceMoveBp; did"
                                + " you mean drawdownShare?",
                        "line 5: portfolios.crypto.limits.dailyLossShare = 2: must be a decimal number from 0.001 to 1",
                        "line 7: portfolios.crypto.strategies.a.source = trends: must be one of trend, momentum",
                        "line 7: portfolios.crypto.strategies.a.takeProfit = 11: must be a decimal number from 0.001"
                                + " to 10",
                        "line 8: portfolios.crypto.strategies.b.source = trend: must not be given together with a"
                                + " ticker: a strategy follows one source",
                        "line 8: portfolios.crypto.strategies.b.filter = models: must be one of none, model",
                        "line 9: portfolios.crypto.strategies.c.filter = model: needs a ticker or a source: without"
                                + " them the strategy follows the model itself",
                        "line 9: portfolios.crypto.strategies.c.confirm = given: needs a ticker: the model needs no"
                                + " confirmation",
                        "line 9: portfolios.crypto.strategies.c.confirm.7m = 7m: must be the length of a bar: minutes"
                                + " that divide a day, as 10m, 4h or 1d",
                        "line 9: portfolios.crypto.strategies.c.confirm.10m = trent: must be one of trend, momentum",
                        "line 10: portfolios.crypto.strategies.d.confirm = trend: must be a table",
                        "line 10: portfolios.crypto.strategies.d.limits: is not a setting here: ticker, source,"
                                + " instrument, share, units, contracts, risk, filter, filterMinProbability, filterFullProbability, confirm, stopLoss,"
                                + " takeProfit");
    }

    @Test
    void whatIsNotSetHasADefaultAndVenueAndModeAreThoseOfAllSettings() {
        Settings settings = settings(SMALL, Map.of());
        Portfolio small = settings.portfolio("small").orElseThrow();
        assertThat(settings.venueOf(small)).isEqualTo("binance");
        assertThat(settings.modeOf(small)).isEqualTo(Mode.PAPER);
        assertThat(small.timeFrame()).isEqualTo(SlotTimeFrame.IMMEDIATE);
        assertThat(small.executeAfterSeconds()).isZero();
        assertThat(small.allocation()).isEqualTo(AllocationPolicy.MULTI_STRATEGY);
        assertThat(small.valuation()).isEqualTo(Valuation.COST);
        assertThat(small.onDrift()).isEqualTo(DriftPolicy.ADOPT);
        assertThat(small.incrementBp()).isEqualByComparingTo("10");
        assertThat(small.attempts()).isEqualTo(3);
        assertThat(small.strategies().get(0).origin()).isEqualTo(Origin.SIGNAL);
        assertThat(small.strategies().get(0).needsModel()).isFalse();
        assertThat(settings("", Map.of()).portfolios()).isEmpty();
        assertThat(settings("portfolios: none", Map.of()).portfolios()).isEmpty();
        assertThat(settings("", Map.of()).signals().maxAgeSeconds()).isEqualTo(900);
        assertThat(settings(SMALL.replace("quote", "timeframe: 1m, quote"), Map.of())
                        .portfolio("small")
                        .orElseThrow()
                        .executeAfterSeconds())
                .isEqualTo(5);
    }

    @Test
    void everyMistakeIsReportedAtOnceWithItsLineAndTheNearestName() {
        assertThat(problems("""
            portfolios:
              Crypto: {quote: USDT, strategies: {btc: {instrument: BTC/USDT, share: 0.1}}}
              crypto:
                mod: paper
                quote: usdt
                allocation: boost
                timeframe: 3h
                attempts: 0
                strategies:
                  btc: {tiker: BTCUSDT, instrument: BTC/USDT, share: 1.2}
                  eth: {share: 0.25, stopLoss: 1}
                  sol: 0.3
              empty:
                quote: USDT
            """))
                .containsExactlyInAnyOrder(
                        "line 2: portfolios.Crypto = Crypto: must be a name of 1 to 30 of a-z 0-9 -",
                        "line 4: portfolios.crypto.mod: is not a setting here: venue, mode, liveConfirmation, quote,"
                                + " allocation, valuation, timeframe, executeAfterSeconds, incrementBp, attempts, onDrift,"
                                + " inSession, limits, strategies; did you mean mode?",
                        "line 5: portfolios.crypto.quote = usdt: must be an asset, 1 to 20 of A-Z and 0-9",
                        "line 6: portfolios.crypto.allocation = boost: must be one of multi-strategy, buy-side-boost",
                        "line 7: portfolios.crypto.timeframe = 3h: must be one of immediate, 1m, 5m, 15m, 30m, 1h, 2h,"
                                + " 4h, 6h, 8h, 12h, 1d",
                        "line 8: portfolios.crypto.attempts = 0: must be a whole number from 1 to 10",
                        "line 10: portfolios.crypto.strategies.btc.tiker: is not a setting here: ticker, source,"
                                + " instrument, share, units, contracts, risk, filter, filterMinProbability, filterFullProbability, confirm, stopLoss,"
                                + " takeProfit; did you mean ticker?",
                        "line 10: portfolios.crypto.strategies.btc.share = 1.2: must be a decimal number from 0 to"
                                + " 0.98",
                        "line 11: portfolios.crypto.strategies.eth.instrument: is missing: BASE/QUOTE",
                        "line 11: portfolios.crypto.strategies.eth.stopLoss = 1: must be a decimal number from 0.001"
                                + " to 0.9",
                        "line 12: portfolios.crypto.strategies.sol = 0.3: must be a table",
                        "line 12: portfolios.crypto.strategies.sol.instrument: is missing: BASE/QUOTE",
                        "line 12: portfolios.crypto.strategies.sol.share = no size: a strategy has one size: share (of the"
                                + " account), units, contracts or risk (of the account, lost at its stop)",
                        "line 14: portfolios.empty.strategies = none: must name at least one strategy");
    }

    @Test
    void sharesQuotesAndInstrumentsAreCheckedAcrossThePortfolio() {
        assertThat(problems("""
            portfolios:
              crypto:
                quote: USDT
                strategies:
                  a: {instrument: BTC/USDT, share: 0.5}
                  b: {instrument: BTC/USDT, share: 0.3}
                  c: {instrument: ETH/USDC, share: 0.3}
            """))
                .containsExactlyInAnyOrder(
                        "line 3: portfolios.crypto.strategies = 1.1: the shares together must be <= 0.98",
                        "line 6: portfolios.crypto.strategies.b.instrument = BTC/USDT: belongs to strategy a: several"
                                + " strategies on one instrument are a later step");
        assertThat(problems(SMALL.replace("quote: USDT", "quote: USDC")))
                .as("which is known with the venue")
                .hasSize(1)
                .allMatch(problem -> problem.contains("must have the portfolio's quote asset USDC"));
    }

    @Test
    void aSlotLiesWithinItsTimeFrame() {
        assertThat(problems(SMALL.replace("quote", "timeframe: 1m, executeAfterSeconds: 60, quote")))
                .containsExactly(
                        "line 2: portfolios.small.executeAfterSeconds = 60: must be less than the timeframe 1m");
        assertThat(problems(SMALL.replace("quote", "executeAfterSeconds: 60, quote")))
                .containsExactly(
                        "line 2: portfolios.small.executeAfterSeconds = 60: must be less than the timeframe immediate,"
                                + " so 0");
    }

    @Test
    void whatIsNoTableIsRefused() {
        assertThat(problems("portfolios: 5")).containsExactly("line 1: portfolios = 5: must be " + PortfoliosType.RULE);
        assertThat(problems("portfolios: {crypto: 5}")).contains("line 1: portfolios.crypto = 5: must be a table");
        assertThat(problems(SMALL.replace("quote: USDT", "quote: {a: b}")))
                .contains("line 2: portfolios.small.quote = b: must be one value");
    }

    @Test
    void liveNeedsTheConfirmationOfThePortfolioItself() {
        assertThat(problems(SMALL.replace("quote", "mode: live, quote")))
                .containsExactly("line 1: portfolios.small.liveConfirmation = none: must be i-trade-real-money when the"
                        + " portfolio's mode is live, for each portfolio of its own");
        assertThat(settings(SMALL.replace("quote", "mode: live, liveConfirmation: i-trade-real-money, quote"), Map.of())
                        .portfolios())
                .hasSize(1);
    }

    @Test
    void oneAccountHasOneOwner() {
        String two = SMALL
                + "  other: {quote: USDT, mode: testnet, strategies: {eth: {instrument: ETH/USDT, share: 0.5}}}\n";
        assertThat(settings(two, Map.of()).portfolios()).hasSize(2);
        assertThat(problems(two.replace("small: {", "small: {mode: testnet, ")))
                .containsExactly(
                        "line 1: portfolios.small = testnet: must not trade the account of portfolio other at binance:"
                                + " one account has one owner; give one of them another venue or mode paper");
        assertThat(problems("mode: testnet\n" + SMALL))
                .containsExactly(
                        "line 2: portfolios.small = testnet: must not trade the account of the symbols at binance: one"
                                + " account has one owner; give one of them another venue or mode paper");
    }

    @Test
    void equalSharesWithBoostAreAWarningThatNamesThePrecedence() {
        String equal = CRYPTO.replace("share: 0.25", "share: 0.20");
        assertThat(SettingsReader.fromText("test", equal, Map.of()).warnings())
                .containsExactly("portfolio crypto: equal shares; what lies idle goes to btc before eth");
        assertThat(SettingsReader.fromText("test", CRYPTO, Map.of()).warnings()).isEmpty();
        assertThat(SettingsReader.fromText("test", equal.replace("buy-side-boost", "multi-strategy"), Map.of())
                        .warnings())
                .isEmpty();
    }

    @Test
    void aVariableOverridesOneSettingOfOnePortfolio() {
        Portfolio crypto = settings(
                        CRYPTO,
                        Map.of(
                                "SCALPEL_PORTFOLIOS_CRYPTO_MODE", "testnet",
                                "SCALPEL_PORTFOLIOS_CRYPTO_LIVE_CONFIRMATION", "i-trade-real-money",
                                "SCALPEL_PORTFOLIOS_CRYPTO_LIMITS_DRAWDOWN_SHARE", "0.3",
                                "SCALPEL_PORTFOLIOS_CRYPTO_STRATEGIES_ETH_SHARE", "0.3"))
                .portfolio("crypto")
                .orElseThrow();
        assertThat(crypto.mode()).contains(Mode.TESTNET);
        assertThat(crypto.liveConfirmation()).isPresent();
        assertThat(crypto.limits().drawdownShare()).contains(new BigDecimal("0.3"));
        assertThat(crypto.strategies().get(1).share()).isEqualByComparingTo("0.3");
        assertThat(crypto.strategies().get(0).share()).isEqualByComparingTo("0.2");
    }

    @Test
    void aVariableOfNoPortfolioAndAnInvalidOneAreProblems() {
        assertThat(problems(CRYPTO, Map.of("SCALPEL_PORTFOLIOS_CRYPTO_MODES", "paper")))
                .containsExactly("SCALPEL_PORTFOLIOS_CRYPTO_MODES: SCALPEL_PORTFOLIOS_CRYPTO_MODES: is no"
                        + " setting of a portfolio of the file; did you mean SCALPEL_PORTFOLIOS_CRYPTO_MODE?");
        assertThat(problems("", Map.of("SCALPEL_PORTFOLIOS_CRYPTO_MODE", "paper")))
                .hasSize(1);
        assertThat(problems(CRYPTO, Map.of("SCALPEL_PORTFOLIOS_CRYPTO_MODE", "papr")))
                .containsExactly("SCALPEL_PORTFOLIOS_CRYPTO_MODE: portfolios.crypto.mode = papr: must be one"
                        + " of paper, testnet, live");
    }

    @Test
    void aNameWithAHyphenHasAnUnderscoreInItsVariable() {
        Settings settings =
                settings(SMALL.replace("small", "my-first"), Map.of("SCALPEL_PORTFOLIOS_MY_FIRST_QUOTE", "USDT"));
        assertThat(settings.portfolio("my-first")).isPresent();
    }

    @Test
    void theDisplayedValueCanBeReadAgain() {
        PortfoliosType type = new PortfoliosType();
        Map<String, Portfolio> portfolios = settings(CRYPTO, Map.of()).portfolios();
        assertThat(type.parse(type.show(portfolios))).isEqualTo(portfolios);
        assertThat(settings("", Map.of("SCALPEL_PORTFOLIOS", type.show(portfolios)))
                        .portfolios())
                .isEqualTo(portfolios);
        assertThat(type.show(Map.of())).isEqualTo("none");
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
