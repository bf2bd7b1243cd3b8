package dev.scalpel.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.costs.FeeAccount;
import dev.scalpel.costs.margin.StoredMargin;
import dev.scalpel.funding.FundingRate;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import dev.scalpel.training.daily.TrainingMarkets;
import dev.scalpel.training.daily.TrainingProgress;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrainingFunctionTest {

    private static final InstrumentId ETH = InstrumentId.parse("binance/ETH-USDT");
    private static final SyntheticMarket MARKET = TrainingMarkets.strong(11);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-01-20T05:20:00Z"), ZoneOffset.UTC);
    private static final String SETTINGS = """
            symbols: [ETH/USDT]
            costs: {feeBp: 2, slippageBp: 0}
            training: {style: brackets, windowDays: 18, holdOutDays: 3, folds: 3, foldDays: 4}
            tuning: {trials: 2, seeds: 2}
            gate: {minTrades: 20}
            """;

    private final MemoryStore store = new MemoryStore();
    private final List<String> failures = new ArrayList<>();
    private final Dispatcher function = TrainingFunction.create(
            SettingsReader.fromText("test", SETTINGS, Map.of()).settings(),
            store,
            CLOCK,
            (name, action, failure) -> failures.add(name + " " + action + ": " + failure.getMessage()),
            TrainingProgress.SILENT);

    @Test
    void trainsOnTheStoredBarsUpToMidnightAndPromotesNothingWithoutALicence() {
        storeBars();

        JsonNode report =
                call("{\"action\":\"train\",\"symbols\":[\"ETH/USDT\"]}").at("/symbols/0");

        assertThat(report.path("words").asText())
                .startsWith("candidate ")
                .contains("; not licensed: no account yet: it needs 30 walk-forward days with trades, and there are ");
        assertThat(report.path("to").asText()).isEqualTo("2024-01-20T00:00:00Z");
        assertThat(report.path("candidate").asText()).isNotEmpty();
        assertThat(report.path("champion").asText())
                .isEqualTo(new ChampionRegistry(store).champion(ETH).name())
                .isEqualTo("flat");
        assertThat(report.at("/seconds/tuning").isNumber()).isTrue();
    }

    /** In a simulation market time runs faster than real time, in which the trials are measured. */
    @Test
    void measuresTheBudgetByTheDeadlinesClock() {
        storeBars();
        Clock fastClock = new Clock() {
            private Instant now = CLOCK.instant();

            @Override
            public synchronized Instant instant() {
                now = now.plus(Duration.ofMinutes(30));
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
        Dispatcher simulated = TrainingFunction.create(
                SettingsReader.fromText("test", SETTINGS, Map.of()).settings(),
                store,
                fastClock,
                (name, action, failure) -> failures.add(name + " " + action + ": " + failure.getMessage()),
                TrainingProgress.SILENT);

        JsonNode report = simulated
                .answer("{\"action\":\"train\"}", Deadline.in(Duration.ofMinutes(10), CLOCK))
                .at("/symbols/0");

        assertThat(report.path("trials").asInt())
                .as(report.path("words").asText())
                .isEqualTo(2);
    }

    @Test
    void refusesToRollBackASymbolThatIsNeitherTradedNorTrained() {
        assertThat(call("{\"action\":\"rollback\",\"symbol\":\"FOO/BAR\",\"to\":\"flat\"}")
                        .path("error")
                        .asText())
                .isEqualTo("FOO/BAR is not traded here and never had a champion; traded are [ETH/USDT]");
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void trainsOnceADay() {
        storeBars();
        String first = call("{}").at("/symbols/0/words").asText();
        String made = first.substring(0, first.indexOf("; not licensed"));

        assertThat(call("{}").at("/symbols/0/words").asText())
                .startsWith("trained already on the bars before 2024-01-20T00:00:00Z: " + made + "; not licensed: ");
        assertThat(call("{\"action\":\"retrain\"}").at("/symbols/0/words").asText())
                .startsWith("trained already");
    }

    @Test
    void aForcedRetrainingUsesTheLatestWholeHoursAndTouchesNoEvidence() {
        storeBars();
        call("{}");
        Map<String, String> before = evidence();

        JsonNode report = call("{\"action\":\"retrain\",\"force\":true,\"trials\":1,\"budgetSeconds\":60}")
                .at("/symbols/0");

        assertThat(report.path("to").asText()).isEqualTo("2024-01-20T05:00:00Z");
        assertThat(report.path("trials").asInt()).isEqualTo(1);
        assertThat(report.path("words").asText())
                .contains("outside the schedule: evidence is not touched, and nothing is promoted");
        assertThat(report.path("candidate").asText()).isNotEmpty();
        assertThat(new ChampionRegistry(store).champion(ETH).isFlat()).isTrue();
        assertThat(evidence()).isEqualTo(before);
    }

    @Test
    void keepsTheChampionWithoutBars() {
        assertThat(call("{}").at("/symbols/0/words").asText()).startsWith("kept flat: too few bars: 0 of the 25,920");
        assertThat(store.list("models/")).isEmpty();
    }

    @Test
    void aDamagedChampionFailsThatSymbolAndIsReported() {
        store.putIfAbsent(StoreKeys.champion(ETH), "{".getBytes(StandardCharsets.UTF_8));

        JsonNode answer = call("{}");

        assertThat(answer.at("/failures/0").asText())
                .startsWith("ETH/USDT: the champion pointer models/binance/ETH-USDT/champion.json is damaged");
        assertThat(failures).hasSize(1);
    }

    /** Funding rates make it a perpetual; the other instrument has none. */
    @Test
    void aLeverageAboveTheStoredTiersIsNamedAndStopsNoOtherTraining() {
        InstrumentId refused = InstrumentId.parse("binance-usdm/ETH-USDT");
        new StoredFunding(store)
                .append(
                        refused,
                        List.of(new FundingRate(
                                Instant.parse("2024-01-19T08:00:00Z").toEpochMilli(), BigDecimal.ZERO)));
        MarginTier only =
                new MarginTier(BigDecimal.ZERO, new BigDecimal("1000000"), 20, new BigDecimal("0.02"), BigDecimal.ZERO);
        MarginTerms terms = new MarginTerms(1, new MarginTiers(List.of(only)), new BigDecimal("0.0125"));
        new StoredMargin(store)
                .change(
                        refused,
                        document -> document.withTerms(FeeAccount.REAL, terms, Instant.parse("2024-01-01T00:00:00Z")));
        String yaml = SETTINGS.replace("[ETH/USDT]", "[ETH/USDT, BTC/USDT]")
                + "venue: binance-usdm\nvenueConnection: {leverage: 50}\n";
        Dispatcher perpetuals = TrainingFunction.create(
                SettingsReader.fromText("test", yaml, Map.of()).settings(),
                store,
                CLOCK,
                (name, action, failure) -> failures.add(name + " " + action + ": " + failure.getMessage()),
                TrainingProgress.SILENT);

        JsonNode answer = perpetuals.answer("{}", Deadline.in(Duration.ofMinutes(10), CLOCK));

        String message = "venueConnection.leverage must be at most 20 for binance-usdm/ETH-USDT, by its margin tiers of"
                + " 2024-01-01T00:00:00Z: 50";
        assertThat(answer.at("/failures/0").asText()).isEqualTo("ETH/USDT: " + message);
        assertThat(failures).contains("training train: " + message);
        assertThat(answer.at("/symbols/0/words").asText()).startsWith("kept flat: too few bars");
    }

    @Test
    void theTwoHalvesOfANightLeaveTheStoreAsTheWholeDoes() {
        MemoryStore whole = store;
        call("{\"action\":\"train\"}");
        List<String> expected = whole.list("");

        MemoryStore halves = new MemoryStore();
        Dispatcher function = TrainingFunction.create(
                SettingsReader.fromText("test", SETTINGS, Map.of()).settings(),
                halves,
                CLOCK,
                (name, action, failure) -> failures.add(action));
        Deadline deadline = Deadline.in(Duration.ofMinutes(5), CLOCK);
        JsonNode fitted = function.answer("{\"action\":\"fit\",\"symbols\":[\"ETH/USDT\"]}", deadline);
        JsonNode settled = function.answer("{\"action\":\"settle\"}", deadline);

        assertThat(fitted.at("/symbols/0/symbol").asText()).isEqualTo("ETH/USDT");
        assertThat(fitted.path("evidence").isNull()).isTrue();
        assertThat(settled.at("/evidence/procedure").asText()).isNotEmpty();
        assertThat(halves.list("")).isEqualTo(expected);
        assertThat(failures).isEmpty();
    }

    @Test
    void aNightOfTomorrowIsRefused() {
        assertThat(call("{\"action\":\"fit\",\"day\":\"2100-01-01\"}")
                        .path("error")
                        .asText())
                .startsWith("field 'day' must not be after today");
    }

    @Test
    void refusesAnUnknownBatchAndABatchWithSymbols() {
        assertThat(call("{\"batch\":\"7\"}").path("error").asText()).isEqualTo("field 'batch' must name one of [0]: 7");
        assertThat(call("{\"batch\":\"0\",\"symbols\":[\"ETH/USDT\"]}")
                        .path("error")
                        .asText())
                .startsWith("fields 'batch' and 'symbols' are mutually exclusive");
    }

    @Test
    void refusesBadFieldsAndChangesNothing() {
        assertThat(call("{\"action\":\"fly\"}").path("error").asText())
                .isEqualTo(
                        "training has no action 'fly'; allowed: finish_step, fit, retrain, rollback, settle, step, train");
        assertThat(call("{\"action\":\"retrain\",\"trials\":0,\"speed\":1}")
                        .path("error")
                        .asText())
                .contains("field 'trials' must be a whole number from 1 to 1000: 0")
                .contains("action 'retrain' has no field 'speed'");
        assertThat(call("{\"symbols\":[\"DOGE/USDT\"]}").path("error").asText())
                .isEqualTo("field 'symbols' must name traded symbols, [ETH/USDT]: DOGE/USDT");
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void rollsBackToFlatAndToTheModelBefore() {
        storeBars();
        String model = call("{}").at("/symbols/0/candidate").asText();
        Map<String, String> before = evidence();

        JsonNode to = call("{\"action\":\"rollback\",\"symbol\":\"ETH/USDT\",\"to\":\"" + model + "\"}");
        assertThat(to.path("words").asText())
                .isEqualTo("rolled back by hand from flat to " + model + "; evidence and licence are not touched");
        assertThat(new ChampionRegistry(store).champion(ETH).modelId()).contains(model);
        assertThat(call("{\"action\":\"rollback\",\"symbol\":\"ETH/USDT\"}")
                        .path("champion")
                        .asText())
                .isEqualTo("flat");
        assertThat(evidence()).isEqualTo(before);
    }

    @Test
    void refusesARollBackToAnUnusableModel() {
        assertThat(call("{\"action\":\"rollback\",\"symbol\":\"ETH/USDT\"}")
                        .path("error")
                        .asText())
                .isEqualTo("ETH/USDT never had a champion: there is nothing to roll back to");
        assertThat(call("{\"action\":\"rollback\"}").path("error").asText()).startsWith("field 'symbol' is required");
        new ChampionRegistry(store)
                .promote(
                        ETH,
                        new Champion.Step(
                                CLOCK.instant(), Optional.of("20240101T000000Z-0123456789ab"), "promoted", Map.of()),
                        Optional.empty(),
                        Duration.ofDays(1));
        assertThat(call("{\"action\":\"rollback\",\"symbol\":\"ETH/USDT\",\"to\":\"20230101T000000Z-0123456789ab\"}")
                        .path("error")
                        .asText())
                .startsWith(
                        "field 'to' must name a usable model or flat: model 20230101T000000Z-0123456789ab is refused");
        assertThat(new ChampionRegistry(store).champion(ETH).name()).isEqualTo("20240101T000000Z-0123456789ab");
    }

    private Map<String, String> evidence() {
        Map<String, String> objects = new TreeMap<>();
        for (String prefix : List.of("evidence/", "candidates/")) {
            store.list(prefix)
                    .forEach(
                            key -> objects.put(key, store.get(key).orElseThrow().text()));
        }
        assertThat(objects).isNotEmpty();
        return objects;
    }

    private void storeBars() {
        StoredBars archive = new StoredBars(store);
        MARKET.bars().forEach((symbol, bars) -> archive.append(new InstrumentId(ETH.venue(), symbol), bars));
    }

    private JsonNode call(String event) {
        return function.answer(event, Deadline.in(Duration.ofMinutes(10), CLOCK));
    }
}
