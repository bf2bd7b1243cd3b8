package dev.scalpel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.funding.Funding;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.key.SettingKey;
import dev.scalpel.settings.key.SettingKeys;
import dev.scalpel.settings.section.TuningSettings;
import dev.scalpel.settings.type.SettingsProblem;
import dev.scalpel.settings.value.Allocations;
import dev.scalpel.settings.value.EmailAddress;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.FeeAsset;
import dev.scalpel.trading.SizeSlippage;
import dev.scalpel.trading.risk.RiskLimits;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {

    private static final Symbol BTC = new Symbol("BTC", "USDT");
    private static final Symbol ETH = new Symbol("ETH", "USDT");
    private static final InstrumentId BTC_ID = new InstrumentId("binance", BTC);
    private static final InstrumentId ETH_ID = new InstrumentId("binance", ETH);
    private static final InstrumentId SOL_ID = new InstrumentId("binance", new Symbol("SOL", "USDT"));

    @Test
    void anEmptyFileTradesTwoPairsOnPaper() {
        Settings settings = read("");
        assertThat(settings.venue()).isEqualTo("binance");
        assertThat(settings.mode()).isEqualTo(Mode.PAPER);
        assertThat(settings.symbols().shares())
                .isEqualTo(Map.of(BTC, new BigDecimal("0.49"), ETH, new BigDecimal("0.49")));
        assertThat(settings.costs().feeBp()).isEqualTo("10");
        assertThat(settings.training().fitDays()).isEqualTo(53);
        assertThat(settings.training().holdOutDays()).isEqualTo(7);
        assertThat(settings.tuning()).isEqualTo(new TuningSettings(24, 180, 3, 0));
    }

    @Test
    void limitsAndCostsAreConvertedToTheUnitsOfTheSimulator() {
        Settings settings = SettingsReader.defaults();
        assertThat(settings.limits().forTrading()).isEqualTo(RiskLimits.DEFAULT);
        assertThat(settings.limits().cooldownMinutes()).isEqualTo(BracketTactics.DEFAULT.coolDownMinutes());
        assertThat(settings.costBook().of(BTC_ID))
                .isEqualTo(Costs.of(0.001, 0.0001).withFeeAsset(FeeAsset.RECEIVED));
        assertThat(read("limits: {maxPriceMoveBp: 7}").limits().forTrading().maxPriceMove())
                .isEqualTo(0.0007);
    }

    @Test
    void theMakerFeeIsTheTakerFeeUnlessItIsSet() {
        assertThat(read("costs: {feeBp: 4}").costBook().of(BTC_ID).makerFeeRate())
                .isEqualTo(0.0004);
        Costs costs = read("costs: {feeBp: 4, makerFeeBp: 1, halfSpreadBp: 0.5}")
                .costBook()
                .of(BTC_ID);

        assertThat(costs.takerFeeRate()).isEqualTo(0.0004);
        assertThat(costs.makerFeeRate()).isEqualTo(0.0001);
        assertThat(costs.halfSpreadRate()).isEqualTo(0.00005);
    }

    @Test
    void anInstrumentsCostsOverrideTheOthers() {
        Settings settings = read("""
                costs:
                  feeBp: 10
                  halfSpreadBp: 1
                  slippageBySize: {50000: 5, 10000: 2}
                  perInstrument:
                    BTC/USDT:
                      makerFeeBp: 0
                      halfSpreadBp: 0.1
                      slippageBySize: {20000: 3}
                    SOL/USDT: {feeBp: 7.5, slippageBySize: none}
                """);
        Costs btc = settings.costBook().of(BTC_ID);
        Costs eth = settings.costBook().of(ETH_ID);
        Costs sol = settings.costBook().of(SOL_ID);

        assertThat(List.of(btc.takerFeeRate(), eth.takerFeeRate(), sol.takerFeeRate()))
                .containsExactly(0.001, 0.001, 0.00075);
        assertThat(List.of(btc.makerFeeRate(), eth.makerFeeRate(), sol.makerFeeRate()))
                .containsExactly(0.0, 0.001, 0.00075);
        assertThat(List.of(btc.worsening(20_000), eth.worsening(20_000), sol.worsening(20_000)))
                .containsExactly(0.00001 + 0.0003, 0.0001 + 0.0002, 0.0001 + 0.0001);
        assertThat(eth.slippage())
                .isEqualTo(new SizeSlippage(
                        0.0001, List.of(new SizeSlippage.Step(10_000, 0.0002), new SizeSlippage.Step(50_000, 0.0005))));
    }

    @Test
    void theCostsOfAnInstrumentAreThoseAtTheVenueOfTheSettings() {
        Settings settings = read("costs: {feeBp: 10, perInstrument: {BTC/USDT: {feeBp: 2}}}");

        assertThat(settings.costBook().of(BTC_ID).takerFeeRate()).isEqualTo(0.0002);
        assertThat(settings.costBook().of(new InstrumentId("kraken", BTC)).takerFeeRate())
                .isEqualTo(0.001);
    }

    @Test
    void fundingIsChargedWhereItIsSet() {
        Settings settings = read("costs: {funding: {rateBp: 1}, perInstrument: {"
                + "ETH/USDT: {funding: {rateBp: -0.5, intervalMinutes: 60}}, SOL/USDT: {funding: none}}}");

        assertThat(read("").costBook().of(BTC_ID).funding()).isEqualTo(Funding.NONE);
        assertThat(settings.costBook().of(BTC_ID).funding()).isEqualTo(new Funding(480, 0.0001));
        assertThat(settings.costBook().of(ETH_ID).funding()).isEqualTo(new Funding(60, -0.00005));
        assertThat(settings.costBook().of(SOL_ID).funding()).isEqualTo(Funding.NONE);
        assertThat(read("", Map.of("SCALPEL_COSTS_FUNDING", "rateBp=2,intervalMinutes=240"))
                        .costBook()
                        .of(BTC_ID)
                        .funding())
                .isEqualTo(new Funding(240, 0.0002));
    }

    @Test
    void decisionsAssumeTheLargestOrderOfThePaperCapital() {
        Settings settings = read("symbols: {BTC/USDT: 0.5, ETH/USDT: 0.2}\nexecution: {paperCapital: 10000}\n"
                + "costs: {slippageBySize: {5000: 2, 9000: 3}}");

        assertThat(settings.decisionCosts(settings.costBook()).of(BTC_ID).slippage())
                .isEqualTo(SizeSlippage.flat(0.0002));
        assertThat(settings.decisionCosts(settings.costBook()).of(ETH_ID).slippage())
                .isEqualTo(SizeSlippage.flat(0.0001));
        assertThat(settings.decisionCosts(settings.costBook()).of(SOL_ID).slippage())
                .isEqualTo(SizeSlippage.flat(0.0003));
    }

    @Test
    void theEnvironmentTakesTheTablesOfCosts() {
        Settings settings = read(
                "",
                Map.of(
                        "SCALPEL_COSTS_SLIPPAGE_BY_SIZE",
                        "10000=2, 50000=5",
                        "SCALPEL_COSTS_PER_INSTRUMENT",
                        "BTC/USDT.feeBp=7.5,BTC/USDT.slippageBySize.10000=3"));

        assertThat(settings.costBook().of(ETH_ID).worsening(50_000)).isEqualTo(0.0005);
        assertThat(settings.costBook().of(BTC_ID).worsening(50_000)).isEqualTo(0.0003);
        assertThat(settings.costBook().of(BTC_ID).takerFeeRate()).isEqualTo(0.00075);
        assertThat(read("costs: {slippageBySize: {1: 2}}", Map.of("SCALPEL_COSTS_SLIPPAGE_BY_SIZE", "none"))
                        .costBook()
                        .of(BTC_ID)
                        .slippage()
                        .isFlat())
                .isTrue();
    }

    @Test
    void tablesOfCostsAreShownAsTheEnvironmentTakesThem() {
        String yaml = "costs: {slippageBySize: {50000: 5, 9000: 2}, perInstrument: {BTC/USDT: {feeBp: 1, makerFeeBp: 2,"
                + " halfSpreadBp: 3, slippageBp: 4, slippageBySize: {9: 4.5}, funding: {rateBp: 3}},"
                + " ADA/USDT: {slippageBySize: none, funding: none}}, funding: {rateBp: 1, intervalMinutes: 60}}";
        Map<String, String> shown = SettingsReader.fromText("f", yaml, Map.of()).lines().stream()
                .filter(line -> !line.isDefault())
                .collect(Collectors.toMap(line -> line.key().variable(), EffectiveSettings.Line::value));

        assertThat(shown)
                .containsEntry("SCALPEL_COSTS_SLIPPAGE_BY_SIZE", "9000=2,50000=5")
                .containsEntry("SCALPEL_COSTS_FUNDING", "rateBp=1,intervalMinutes=60")
                .containsEntry(
                        "SCALPEL_COSTS_PER_INSTRUMENT",
                        "ADA/USDT.slippageBySize=none,ADA/USDT.funding=none,BTC/USDT.feeBp=1,BTC/USDT.makerFeeBp=2,"
                                + "BTC/USDT.halfSpreadBp=3,BTC/USDT.slippageBp=4,BTC/USDT.slippageBySize.9=4.5,"
                                + "BTC/USDT.funding.rateBp=3,BTC/USDT.funding.intervalMinutes=480");
        assertThat(read("", shown).costs()).isEqualTo(read(yaml).costs());
    }

    @Test
    void everyDefaultIsValid() {
        for (SettingKey<?> key : SettingKeys.all()) {
            assertThat(reparsed(key)).as(key.path()).isEqualTo(key.defaultText());
        }
    }

    @Test
    void aMissingFileIsReadAsEmpty(@TempDir Path home) {
        assertThat(SettingsReader.fromDirectory(home, Map.of()).settings()).isEqualTo(SettingsReader.defaults());
    }

    @Test
    void thePairThatAPairsScoreSeesIsTheReferenceAndForTheReferenceTheFirstOther() {
        Settings settings = read("symbols: {BTC/USDT: 0.3, ETH/USDT: 0.3, SOL/USDT: 0.3}\n");
        Symbol eth = new Symbol("ETH", "USDT");
        Symbol sol = new Symbol("SOL", "USDT");

        assertThat(settings.referenceOf(settings.instrument(sol))).contains(settings.instrument(BTC));
        assertThat(settings.referenceOf(settings.instrument(BTC))).contains(settings.instrument(eth));
        assertThat(read("symbols: {BTC/USDT: 0.3}\n").referenceOf(settings.instrument(BTC)))
                .isEmpty();
        assertThat(read("symbols: {BTC/USDT: 0.3, SOL/USDT: 0.3}\nreferenceSymbol: none\n")
                        .referenceOf(settings.instrument(sol)))
                .isEmpty();
    }

    @Test
    void readsEveryKindOfValue() {
        Settings settings = read("""
                mode: testnet
                symbols:
                  SOL/USDT: 0.2
                  BTC/USDT: 0.50
                referenceSymbol: none
                costs:
                  feeBp: 7.5
                training:
                  at: 00:45
                monitoring:
                  day: sunday
                notification:
                  channel: sns
                  email: 'someone@example.org'
                aws:
                  dashboard: true
                """);
        assertThat(settings.mode()).isEqualTo(Mode.TESTNET);
        assertThat(settings.symbols().symbols()).containsExactly(BTC, new Symbol("SOL", "USDT"));
        assertThat(settings.symbols().share(BTC)).hasValue(new BigDecimal("0.5"));
        assertThat(settings.referenceSymbol()).isEmpty();
        assertThat(settings.costs().feeBp()).isEqualTo("7.5");
        assertThat(settings.training().at()).isEqualTo(LocalTime.of(0, 45));
        assertThat(settings.monitoring().day()).isEqualTo(DayOfWeek.SUNDAY);
        assertThat(settings.notification().email()).hasValue(new EmailAddress("someone@example.org"));
        assertThat(settings.aws().dashboard()).isTrue();
    }

    @Test
    void aListOfSymbolsGetsEqualShares() {
        Settings settings = read("symbols: [BTC/USDT, ETH/USDT, SOL/USDT]");
        assertThat(settings.symbols().share(BTC)).hasValue(new BigDecimal("0.32666666"));
        assertThat(settings.symbols().sum()).isLessThanOrEqualTo(Allocations.MAX_TOTAL_SHARE);
    }

    @Test
    void equalSharesShrinkWithTheCapAndExplicitOnesAreRejected() {
        assertThat(read("limits: {exposureCap: 0.5}").symbols().share(BTC)).hasValue(new BigDecimal("0.25"));
        assertThat(problems("limits: {exposureCap: 0.5}\nsymbols: {BTC/USDT: 0.6}"))
                .containsExactly(
                        "line 2: symbols = BTC/USDT=0.6: the shares together must be <= limits.exposureCap = 0.5");
    }

    @Test
    void symbolsOfSeveralQuoteAssetsAreRejected() {
        assertThat(problems("symbols: {BTC/USDT: 0.3, ETH/BTC: 0.2, ADA/EUR: 0.1}"))
                .containsExactly("line 1: symbols = ADA/EUR=0.1,BTC/USDT=0.3,ETH/BTC=0.2: an account has one"
                        + " quote asset: these have [BTC, EUR, USDT]; use a home directory and an account for each");
    }

    @Test
    void reportsTheOriginOfEachValue() {
        EffectiveSettings effective = SettingsReader.fromText(
                "scalpel.yaml",
                "# first\nmode: paper\nlimits:\n  cooldownMinutes: 3\n",
                Map.of("SCALPEL_TUNING_TRIALS", "5", "SCALPEL_MODE", "testnet"));
        assertThat(origin(effective, "limits.cooldownMinutes")).isEqualTo("3 from line 4");
        assertThat(origin(effective, "tuning.trials")).isEqualTo("5 from SCALPEL_TUNING_TRIALS");
        assertThat(origin(effective, "mode")).isEqualTo("testnet from SCALPEL_MODE");
        assertThat(origin(effective, "tuning.seconds")).isEqualTo("180 from default");
        assertThat(effective.settings().mode()).isEqualTo(Mode.TESTNET);
    }

    @Test
    void theEnvironmentIsCheckedByTheSameRules() {
        assertThat(problems(
                        "", Map.of("SCALPEL_TUNING_TRIALS", "many", "SCALPEL_SYMBOLS", "BTC/USDT=0.5,ETH/USDT=0.6")))
                .containsExactly(
                        "SCALPEL_SYMBOLS: symbols = 1.1: the shares together must be <= 0.98",
                        "SCALPEL_TUNING_TRIALS: tuning.trials = many: must be a whole number from 1 to 1000");
    }

    @Test
    void theEnvironmentTakesSymbolsWithAndWithoutShares() {
        assertThat(read("", Map.of("SCALPEL_SYMBOLS", "BTC/USDT=0.1, ETH/USDT=0.2"))
                        .symbols()
                        .sum())
                .isEqualTo("0.3");
        assertThat(read("", Map.of("SCALPEL_SYMBOLS", "BTC/USDT,ETH/USDT"))
                        .symbols()
                        .sum())
                .isEqualTo("0.98");
    }

    @Test
    void aMisspeltVariableIsRejectedAndAnUnknownOneIsReported() {
        assertThat(problems("", Map.of("SCALPEL_MOED", "paper-with-a-secret")))
                .containsExactly("SCALPEL_MOED: SCALPEL_MOED: is not a setting; did you mean SCALPEL_MODE?");
        Map<String, String> environment =
                Map.of("SCALPEL_SOMETHING_ELSE", "x", "SCALPEL_HOME", "h", "SCALPEL_API_KEY", "k", "PATH", "p");
        assertThat(SettingsReader.fromText("f", "", environment).ignoredVariables())
                .containsExactly("SCALPEL_SOMETHING_ELSE");
    }

    @Test
    void liveNeedsItsConfirmationAndTheRealVenue() {
        assertThat(problems("mode: live\nvenueConnection: {address: 'http://127.0.0.1:8080'}"))
                .containsExactly(
                        "venueConnection.liveConfirmation is not set: must be i-trade-real-money when mode is live",
                        "line 2: venueConnection.address = http://127.0.0.1:8080: must be none when mode is live");
        assertThat(read("mode: live\nvenueConnection:\n  liveConfirmation: i-trade-real-money")
                        .mode())
                .isEqualTo(Mode.LIVE);
    }

    @Test
    void aVenueAddressThatIsNotLocalIsRejected() {
        assertThat(problems("venueConnection: {address: 'https://api.example.org'}"))
                .hasSize(1);
    }

    @Test
    void rulesAcrossSettingsAreChecked() {
        assertThat(problems("training: {windowDays: 43}\nstore: {kind: s3}\nnotification: {channel: sns}"))
                .containsExactly(
                        "line 1: training.windowDays = 43: must be > training.folds * training.foldDays + training.holdOutDays"
                                + " = 43: the first fold needs earlier days to learn from",
                        "line 3: notification.channel = sns: sns needs notification.topic or notification.email",
                        "store.bucket is not set: must name a bucket when store.kind is s3");
        assertThat(problems("retrieval: {historyDays: 59}"))
                .containsExactly("line 1: retrieval.historyDays = 59: must be >= training.windowDays = 60");
        assertThat(problems("retrieval: {historyDays: 1}\nmodel: {trading: false}\nportfolios: {crypto: {quote: USDT,"
                        + " strategies: {btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.5}}}}"))
                .isEmpty();
    }

    @Test
    void anEmailAddressIsAlwaysMasked() {
        String email = "first.last@example.org";
        EffectiveSettings effective = SettingsReader.fromText("f", "notification: {email: " + email + "}", Map.of());
        assertThat(effective.toString() + effective.settings())
                .doesNotContain("first.last")
                .contains("f***@example.org");
        assertThat(problems("notification: {email: first.last-at-example.org}").toString())
                .contains("an email address")
                .doesNotContain("first.last");
    }

    @Test
    void readsAFileAndNamesItIfItIsInvalid(@TempDir Path home) throws IOException {
        Path file = home.resolve("scalpel.yaml");
        Files.writeString(file, "\uFEFFtuning: {trials: 3}");
        assertThat(SettingsReader.fromDirectory(home, Map.of())
                        .settings()
                        .tuning()
                        .trials())
                .isEqualTo(3);
        Files.write(file, new byte[] {'a', (byte) 0xff});
        assertThatThrownBy(() -> SettingsReader.fromDirectory(home, Map.of()))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContainingAll(file.toString(), "UTF-8");
        Files.write(file, new byte[300 * 1024]);
        assertThatThrownBy(() -> SettingsReader.fromDirectory(home, Map.of()))
                .hasMessageContaining("at most 262144 bytes");
    }

    private static String reparsed(SettingKey<?> key) {
        return show(key);
    }

    private static <T> String show(SettingKey<T> key) {
        return key.type().show(key.type().parse(key.defaultText()));
    }

    private static String origin(EffectiveSettings effective, String path) {
        return effective.lines().stream()
                .filter(line -> line.key().path().equals(path))
                .map(line -> line.value() + " from " + line.origin())
                .findFirst()
                .orElseThrow();
    }

    private static Settings read(String yaml) {
        return read(yaml, Map.of());
    }

    private static Settings read(String yaml, Map<String, String> environment) {
        return SettingsReader.fromText("scalpel.yaml", yaml, environment).settings();
    }

    static List<String> problems(String yaml) {
        return problems(yaml, Map.of());
    }

    static List<String> problems(String yaml, Map<String, String> environment) {
        try {
            SettingsReader.fromText("scalpel.yaml", yaml, environment);
            return List.of();
        } catch (InvalidSettingsException invalid) {
            return invalid.problems().stream().map(SettingsProblem::toString).toList();
        }
    }
}
