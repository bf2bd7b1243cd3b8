package dev.scalpel.settings;

import static dev.scalpel.settings.SettingsReaderTest.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.settings.key.SettingKey;
import dev.scalpel.settings.key.SettingKeys;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsProblemsTest {

    @Test
    void reportsAllProblemsAtOnceWithLineValueRuleAndNearestKey() {
        String yaml = """
                mode: papr
                limits:
                  dailyLosShare: 0.03
                  cooldownMinutes: soon
                cost:
                  feeBp: 10
                tuning:
                  trials: 0
                  trials: 5
                symbols:
                  BTC/USDT: 1.5
                  btc/usdt: 0.1
                """;
        assertThat(problems(yaml))
                .containsExactlyInAnyOrder(
                        "line 1: mode = papr: must be one of paper, testnet, live",
                        "line 3: limits.dailyLosShare: is not a setting; did you mean limits.dailyLossShare?",
                        "line 4: limits.cooldownMinutes = soon: must be a whole number from 0 to 10080",
                        "line 5: cost: is not a setting; did you mean costs?",
                        "line 8: tuning.trials = 0: must be a whole number from 1 to 1000",
                        "line 9: tuning.trials: is set twice: first on line 8",
                        "line 11: symbols.BTC/USDT = 1.5: must be a decimal number > 0 and <= 0.98, the share of the account",
                        "line 12: symbols = btc/usdt: must be BASE/QUOTE, each side 1 to 20 of A-Z and 0-9 and not the same");
    }

    @Test
    void anUnknownVenueIsRejectedAndTheKnownOnesAreNamed() {
        assertThat(problems("venue: nowhere"))
                .containsExactly("line 1: venue = nowhere: must be a venue that Scalpel knows: binance, binance-usdm,"
                        + " bybit, bybit-linear, coinbase, databento, gemini, kraken, oanda, okx, tradovate");
    }

    @Test
    void theExceptionCountsAndListsTheProblems() {
        assertThatThrownBy(() -> SettingsReader.fromText("my.yaml", "mode: x\nvenue: X", Map.of()))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageStartingWith("my.yaml has 2 problems:\n  line 1: mode = x: ");
    }

    @ParameterizedTest
    @CsvSource({
        "dailyLossShare, limits.dailyLossShare",
        "limits.dailyLossShar, limits.dailyLossShare",
        "tuning.tirals, tuning.trials",
        "training.trials, tuning.trials",
        "Mode, mode",
        "symbol, symbols",
        "store.buckt, store.bucket",
    })
    void suggestsTheNearestKnownKey(String given, String meant) {
        assertThat(problems(given + ": 1")).singleElement().asString().endsWith("; did you mean " + meant + "?");
    }

    @Test
    void aSecondZoneNeedsADatabase() {
        assertThat(problems("tradeLog: {multiAz: true}"))
                .singleElement()
                .asString()
                .contains("tradeLog.multiAz", "needs tradeLog.aurora: true");
        assertThat(SettingsReader.fromText("test", "tradeLog: {aurora: true, multiAz: true}", Map.of())
                        .settings()
                        .tradeLog()
                        .multiAz())
                .isTrue();
    }

    @Test
    void suggestsNothingIfNoKeyIsNear() {
        assertThat(problems("weather: rain")).containsExactly("line 1: weather: is not a setting");
    }

    @Test
    void neverRepeatsAValueThatMayBeASecret() {
        assertThat(problems("apiPassword: hunter2"))
                .containsExactly("line 1: apiPassword: is not a setting: secrets do not belong in this file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"24\"", "24.5", "1e3", "1_000", "0x10", "[1, 2]", "{a: 1}", "!own 24", "-1", "99999999999"})
    void rejectsAWrongTypeForAWholeNumber(String value) {
        assertThat(problems("tuning:\n  trials: " + value))
                .singleElement()
                .asString()
                .startsWith("line 2: tuning.trials = ");
    }

    @Test
    void everyProblemOfATableOfCostsIsReportedWithItsLine() {
        assertThat(problems("""
                        costs:
                          makerFeeBp: 201
                          slippageBySize:
                            ten: 2
                            10000: many
                          perInstrument:
                            btc/usdt: {feeBp: 1}
                            BTC/USDT: {fee: 1, makerFeeBp: -1}
                            ETH/USDT: 7.5
                            SOL/USDT: {slippageBySize: {0: 1}}
                        """))
                .containsExactlyInAnyOrder(
                        "line 2: costs.makerFeeBp = 201: must be a decimal number from 0 to 200, or none",
                        "line 4: costs.slippageBySize = ten: must be a decimal number from 0.01 to 1000000000000",
                        "line 5: costs.slippageBySize.10000 = many: must be a decimal number from 0 to 200",
                        "line 7: costs.perInstrument = btc/usdt: must be BASE/QUOTE, each side 1 to 20 of A-Z and 0-9 and not"
                                + " the same",
                        "line 8: costs.perInstrument.BTC/USDT = fee: must be a table of feeBp, makerFeeBp, halfSpreadBp,"
                                + " slippageBp, slippageBySize, funding",
                        "line 8: costs.perInstrument.BTC/USDT.makerFeeBp = -1: must be a decimal number from 0 to 200",
                        "line 9: costs.perInstrument.ETH/USDT = 7.5: must be a table of feeBp, makerFeeBp, halfSpreadBp,"
                                + " slippageBp, slippageBySize, funding",
                        "line 10: costs.perInstrument.SOL/USDT.slippageBySize = 0: must be a decimal number from 0.01 to"
                                + " 1000000000000");
    }

    @Test
    void everyProblemOfFundingIsReportedWithItsLine() {
        assertThat(problems("""
                        costs:
                          funding: {rateBp: 1001, intervalMinutes: 0, at: 8}
                          perInstrument:
                            BTC/USDT: {funding: {intervalMinutes: 60}}
                            ETH/USDT: {funding: 1}
                        """))
                .containsExactlyInAnyOrder(
                        "line 2: costs.funding.rateBp = 1001: must be a decimal number from -1000 to 1000",
                        "line 2: costs.funding.intervalMinutes = 0: must be a whole number from 1 to 10080",
                        "line 2: costs.funding = at: must be a table of rateBp and, where it is not 480, intervalMinutes,"
                                + " or none",
                        "line 4: costs.perInstrument.BTC/USDT.funding = intervalMinutes=60: must be a table of rateBp and,"
                                + " where it is not 480, intervalMinutes, or none",
                        "line 5: costs.perInstrument.ETH/USDT.funding = 1: must be a table of rateBp and, where it is not"
                                + " 480, intervalMinutes, or none");
    }

    @Test
    void aLargerOrderMustNotSlipLess() {
        assertThat(problems("costs: {slippageBySize: {10000: 2, 50000: 1}}"))
                .containsExactly(
                        "line 1: costs.slippageBySize = 10000=2,50000=1: must not fall: 1 basis points from 50000 on,"
                                + " 2 before");
        assertThat(problems("costs: {slippageBp: 3, slippageBySize: {10000: 2}}"))
                .containsExactly(
                        "line 1: costs.slippageBySize = 10000=2: must be >= costs.slippageBp = 3 at every size: a"
                                + " larger order does not slip less");
        assertThat(problems("costs: {slippageBySize: {10000: 2}, perInstrument: {ETH/USDT: {slippageBp: 2.5}}}"))
                .containsExactly(
                        "line 1: costs.perInstrument = ETH/USDT.slippageBp=2.5: slippageBySize of ETH/USDT must be"
                                + " >= its slippageBp = 2.5 at every size: a larger order does not slip less");
    }

    @Test
    void anEntryThatRestsIsJudgedByWholeMinutes() {
        assertThat(problems("execution: {entry: maker}")).isEmpty();
        assertThat(problems("execution: {entry: taker, makerTimeoutSeconds: 20}"))
                .isEmpty();
        for (int seconds : new int[] {20, 90, 240}) {
            assertThat(problems("execution: {entry: maker, makerTimeoutSeconds: " + seconds + "}"))
                    .containsExactly(
                            "line 1: execution.makerTimeoutSeconds = " + seconds
                                    + ": must be 60, 120 or 180 when execution.entry is maker: bars judge an entry by whole minutes");
        }
    }

    @Test
    void aTableOfCostsIsNotAValueOrAList() {
        assertThat(problems("costs:\n  slippageBySize: 5\n  perInstrument: [BTC/USDT]"))
                .hasSize(2)
                .anySatisfy(
                        problem -> assertThat(problem).startsWith("line 2: costs.slippageBySize = 5: must be a table"))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("line 3: costs.perInstrument = BTC/USDT: must be a table"));
    }

    @Test
    void anInstrumentIsNamedOnce() {
        assertThat(problems("costs:\n  perInstrument:\n    BTC/USDT: {feeBp: 1}\n    BTC/USDT: {feeBp: 2}"))
                .containsExactly("line 4: costs.perInstrument.BTC/USDT: is set twice: first on line 3");
    }

    @Test
    void aKeyWithoutValueIsRejectedAndAnEmptySectionIsNot() {
        assertThat(problems("tuning:\n  trials:\n"))
                .containsExactly("line 2: tuning.trials: must have a value: leave the line out for the default");
        assertThat(problems("tuning:\n#  trials: 5\n")).isEmpty();
    }

    @Test
    void aSectionWithAPlainValueIsRejected() {
        assertThat(problems("tuning: 5"))
                .containsExactly("line 1: tuning = 5: is a section: indent its settings below it");
    }

    @Test
    void aTabIsReportedWithItsLine() {
        assertThat(problems("tuning:\n\ttrials: 5\n  \tseeds: 2\n"))
                .containsExactly(
                        "line 2: must be indented with spaces: the line begins with a tab",
                        "line 3: must be indented with spaces: the line begins with a tab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tuning: {trials: 5",
                "tuning:\n  trials: 5\n seeds: 3",
                "a: b: c",
                "mode: !!java.net.URL x",
                "mode: 'paper",
                "\u0001"
            })
    void malformedYamlIsRejectedWithALine(String yaml) {
        assertThat(problems(yaml)).singleElement().asString().matches("line \\d: is not YAML: .+");
    }

    @Test
    void aFileThatIsNotATableIsRejected() {
        assertThat(problems("just words")).containsExactly("line 1: must be lines of the form key: value: just words");
        assertThat(problems("mode: paper\n---\nmode: live\n"))
                .containsExactly("line 2: must be one document: a second one begins here");
    }

    @Test
    void anAliasBombIsRejectedAtItsFirstAlias() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            String below = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " [" + (below + ", ").repeat(8) + below + "]\n");
        }
        assertThat(problems(bomb.toString()).get(0))
                .isEqualTo("line 2: must not use aliases (*name): write the value out");
    }

    @Test
    void aDeepOrHugeFileIsRejected() {
        assertThat(problems("[".repeat(5_000))).singleElement().asString().contains("is not YAML");
        assertThat(problems("#".repeat(300_000)))
                .containsExactly("line 1: must be at most 262144 characters long: 300000");
    }

    @Property(tries = 500)
    void anyTextIsReadOrRejectedWithProblemsAndNothingElse(@ForAll @StringLength(max = 80) String text) {
        try {
            SettingsReader.fromText("f", text, Map.of());
        } catch (InvalidSettingsException invalid) {
            assertThat(invalid.problems()).isNotEmpty();
        }
    }

    @Property(tries = 60)
    void anyTextAsAValueIsReadOrRejected(@ForAll @StringLength(max = 40) String text) {
        for (SettingKey<?> key : SettingKeys.all()) {
            try {
                SettingsReader.fromText("f", "", Map.of(key.variable(), text));
            } catch (InvalidSettingsException invalid) {
                assertThat(invalid.problems()).isNotEmpty();
            }
        }
    }
}
