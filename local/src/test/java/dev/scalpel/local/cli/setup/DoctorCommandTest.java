package dev.scalpel.local.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.costs.AccountFee;
import dev.scalpel.costs.FeeAccount;
import dev.scalpel.costs.StoredCosts;
import dev.scalpel.costs.margin.StoredMargin;
import dev.scalpel.instruments.InstrumentRules;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Doctor, settings and status warn when the venue's quantity step is coarse for the account. */
class DoctorCommandTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final InstrumentId BTC_ID = new InstrumentId("binance", BTC);
    private static final Instant NOW = Instant.parse("2026-06-01T12:01:02Z");
    private static final String COARSE =
            "BTC/USDT: one step of 0.00001 is worth 0.6000 USDT, 24.5 bp of a typical position of 245.00 USDT"
                    + " (equity 500.00, share 0.49).";

    @TempDir
    private Path home;

    @Test
    void timesAreInWholeSeconds() throws IOException {
        settings("symbols: {BTC/USDT: 0.49}\n");
        market("0.00001", "OPEN");
        Instant later = NOW.plus(Duration.ofDays(1)).plusNanos(129_753_513);

        Ran doctor = run(Clock.fixed(later, ZoneOffset.UTC), "doctor");

        assertThat(doctor.output()).contains("now it is 2026-06-02T12:01:02Z");
    }

    @Test
    void warnsOfAStepWorthMoreThanFiveBasisPointsOfATypicalPosition() throws IOException {
        settings("symbols: {BTC/USDT: 0.49}\nexecution: {paperCapital: 500}\n");
        market("0.00001", "OPEN");

        Ran doctor = run("doctor");
        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.output())
                .contains("warning  step BTC/USDT: " + COARSE)
                .contains("a finer step");
        Ran settings = run("settings");
        assertThat(settings.code()).isZero();
        assertThat(settings.errorOutput()).contains("warning: " + COARSE);
        Ran status = run("status");
        assertThat(status.code()).isZero();
        assertThat(status.errorOutput()).contains("warning: " + COARSE);
    }

    @Test
    void findsNoProblemWhereTheStepIsFine() throws IOException {
        // 0.6 of 14,700 are 0.41 bp.
        settings("symbols: {BTC/USDT: 0.49}\nexecution: {paperCapital: 30000}\n");
        market("0.00001", "OPEN");

        Ran doctor = run("doctor", "--json");
        assertThat(doctor.code()).isZero();
        JsonNode diagnosis = new ObjectMapper().readTree(doctor.output());
        assertThat(diagnosis.path("ok").asBoolean()).isTrue();
        assertThat(finding(diagnosis, "step BTC/USDT").path("message").asText())
                .isEqualTo("one step is 0.41 bp of a typical position");
        assertThat(finding(diagnosis, "step BTC/USDT").path("words").asText())
                .as("the former name of the message")
                .isEqualTo("one step is 0.41 bp of a typical position");
        assertThat(finding(diagnosis, "instrument BTC/USDT").path("message").asText())
                .startsWith("tick 0.01, step 0.00001, minimum order 5 USDT, as of 2026-06-01T00:00:00Z");
        Ran settings = run("settings", "--json");
        assertThat(settings.code()).isZero();
        assertThat(settings.errorOutput()).isEmpty();
        assertThat(new ObjectMapper().readTree(settings.output()).path("warnings"))
                .isEmpty();
    }

    @Test
    void anEmptyHomeIsANoteAndNotAProblem() throws IOException {
        Ran doctor = run("doctor", "--json");
        assertThat(doctor.code()).isZero();
        JsonNode diagnosis = new ObjectMapper().readTree(doctor.output());
        assertThat(finding(diagnosis, "instrument BTC/USDT").path("level").asText())
                .isEqualTo("NOTE");
        assertThat(finding(diagnosis, "bars BTC/USDT").path("level").asText()).isEqualTo("NOTE");
        try (var files = Files.list(home)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void saysWhereCostsComeFromAndWarnsWhenTheAccountPaysAnotherFee() throws IOException {
        settings("symbols: {BTC/USDT: 0.49}\ncosts: {feeBp: 10}\n");
        JsonNode before = new ObjectMapper().readTree(run("doctor", "--json").output());
        assertThat(finding(before, "costs BTC/USDT").path("level").asText()).isEqualTo("NOTE");
        assertThat(finding(before, "costs BTC/USDT").path("message").asText())
                .startsWith("fee of the settings: nothing has been measured yet");

        AccountFee paid = new AccountFee(new BigDecimal("0.00075"), new BigDecimal("0.001"), Optional.empty());
        new StoredCosts(store()).change(BTC_ID, document -> document.withCommission(FeeAccount.REAL, paid, NOW));

        Ran doctor = run("doctor", "--json");
        assertThat(doctor.code()).isEqualTo(1);
        JsonNode after = new ObjectMapper().readTree(doctor.output());
        assertThat(finding(after, "costs BTC/USDT").path("message").asText())
                .startsWith(
                        "fee measured, commission of the account, read 2026-06-01T12:01:02Z; spread of the settings");
        assertThat(finding(after, "fee BTC/USDT").path("level").asText()).isEqualTo("WARNING");
        assertThat(finding(after, "fee BTC/USDT").path("message").asText())
                .isEqualTo("the account pays 7.50 / 10.00 bp, the settings say 10.00 / 10.00 bp;"
                        + " what the account pays is used while it is fresh");

        settings("symbols: {BTC/USDT: 0.49}\ncosts: {feeBp: 10, makerFeeBp: 7.5}\n");
        assertThat(run("doctor").code()).isZero();
    }

    @Test
    void warnsOfAPerpetualWithoutStoredMarginTiersAndOfALeverageThatTheyForbid() throws IOException {
        InstrumentId perpetual = new InstrumentId("binance-usdm", BTC);
        VenueFilters filters = new VenueFilters(
                new BigDecimal("0.1"),
                new BigDecimal("0.001"),
                new BigDecimal("0.001"),
                new BigDecimal("1000"),
                new BigDecimal("5"));
        Instrument rules = new Instrument(
                perpetual,
                InstrumentKind.PERPETUAL,
                "USDT",
                filters,
                TradingSession.ALWAYS_OPEN,
                true,
                Optional.of(Duration.ofHours(8)));
        new InstrumentStore(store(), "binance-usdm")
                .merge(NOW, List.of(BTC), Map.of(BTC, new InstrumentRules(rules, "OPEN", List.of("STOP_MARKET"))));
        settings("venue: binance-usdm\nsymbols: {BTC/USDT: 0.49}\nvenueConnection: {leverage: 20}\n");
        JsonNode before = new ObjectMapper().readTree(run("doctor", "--json").output());
        assertThat(finding(before, "margin BTC/USDT").path("level").asText()).isEqualTo("WARNING");
        assertThat(finding(before, "margin BTC/USDT").path("message").asText())
                .isEqualTo(
                        "no margin tiers of this account are stored: backtests, trainings and paper trading assume the"
                                + " strictest tier that allows leverage 20");

        MarginTier only = new MarginTier(
                BigDecimal.ZERO, new BigDecimal("1000000"), 20, new BigDecimal("0.025"), BigDecimal.ZERO);
        MarginTerms terms = new MarginTerms(1, new MarginTiers(List.of(only)), new BigDecimal("0.01"));
        new StoredMargin(store()).change(perpetual, document -> document.withTerms(FeeAccount.REAL, terms, NOW));
        JsonNode after = new ObjectMapper().readTree(run("doctor", "--json").output());
        assertThat(finding(after, "margin BTC/USDT").path("level").asText()).isEqualTo("OK");
        assertThat(finding(after, "margin BTC/USDT").path("message").asText())
                .isEqualTo("1 margin tiers, read 2026-06-01T12:01:02Z");

        settings("venue: binance-usdm\nsymbols: {BTC/USDT: 0.49}\nvenueConnection: {leverage: 21}\n");
        assertThat(level("margin BTC/USDT")).isEqualTo("PROBLEM");
    }

    @Test
    void aPositionBelowTheVenuesMinimumIsAProblem() throws IOException {
        settings("symbols: {BTC/USDT: 0.4}\nexecution: {paperCapital: 10}\n");
        market("0.00001", "OPEN");
        assertThat(level("step BTC/USDT")).isEqualTo("PROBLEM");
    }

    @Test
    void aClosedOrDelistedMarketIsAProblem() throws IOException {
        settings("symbols: {BTC/USDT: 0.49}\n");
        market("0.00001", "CLOSED");
        assertThat(level("instrument BTC/USDT")).isEqualTo("WARNING");

        new InstrumentStore(store(), "binance").merge(NOW, List.of(BTC), Map.of());
        assertThat(level("instrument BTC/USDT")).isEqualTo("PROBLEM");
    }

    @Test
    void tradingOrdersWithoutKeysIsAProblemAndShowsNone() throws IOException {
        settings("mode: testnet\nsymbols: {BTC/USDT: 0.49}\n");
        assertThat(level("keys")).isEqualTo("PROBLEM");
    }

    @Test
    void twoQuoteAssetsInOneAccountAreAProblem() throws IOException {
        settings("symbols: {BTC/USDT: 0.4, ETH/BTC: 0.4}\n");
        Ran doctor = run("doctor");
        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.output()).startsWith("problem  settings: ").contains("an account has one quote asset");
    }

    @Test
    void invalidSettingsAreTheOnlyResult() throws IOException {
        settings("mode: papr\n");
        Ran doctor = run("doctor");
        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.output()).startsWith("problem  settings: ").contains("papr");
    }

    @Test
    void damagedRulesAreAProblemThatNamesTheObject() throws IOException {
        settings("symbols: {BTC/USDT: 0.49}\n");
        store().putIfAbsent(StoreKeys.instruments("binance"), "damaged".getBytes(StandardCharsets.UTF_8));
        Ran doctor = run("doctor");
        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.output()).contains("problem  store: instruments/binance.json");
        Ran settings = run("settings");
        assertThat(settings.code()).isZero();
        assertThat(settings.errorOutput()).contains("warning: instruments/binance.json");
    }

    @Test
    void saysWhetherAModelMayTrade() throws IOException {
        settings("symbols: {BTC/USDT: 0.49}\n");
        JsonNode fresh = finding(json(), "model BTC/USDT");
        assertThat(fresh.path("level").asText()).isEqualTo("NOTE");
        assertThat(fresh.path("message").asText()).isEqualTo("none trades it yet: no training has promoted one");

        ChampionRegistry champions = new ChampionRegistry(store());
        champions.promote(
                BTC_ID,
                new Champion.Step(NOW, Optional.of("model-1"), "the first", Map.of()),
                Optional.empty(),
                Duration.ofDays(14));
        assertThat(finding(json(), "model BTC/USDT").path("message").asText()).isEqualTo("model-1 trades it");

        champions.retire(BTC_ID, "model-1", NOW, "its licence is suspended", Map.of());
        JsonNode retired = finding(json(), "model BTC/USDT");
        assertThat(retired.path("level").asText()).isEqualTo("NOTE");
        assertThat(retired.path("message").asText()).isEqualTo("none trades it: its licence is suspended");
    }

    @Test
    void aUniverseWithoutAListTradesNothing() throws IOException {
        settings("symbols: top 20\n");
        assertThat(level("universe")).isEqualTo("WARNING");
    }

    /** Without a model nothing else is traded. */
    @Test
    void whatPortfoliosTradeIsExamined() throws IOException {
        settings("""
                model: {trading: false}
                portfolios: {crypto: {quote: USDT, strategies: {btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.1}}}}
                """);
        assertThat(finding(json(), "bars BTC/USDT").path("message").asText()).isEqualTo("no bars are stored");
        market("0.00001", "HALTED");
        assertThat(finding(json(), "instrument BTC/USDT").path("level").asText())
                .isEqualTo("WARNING");
        assertThat(json().path("findings"))
                .extracting(each -> each.path("check").asText())
                .noneMatch(check -> check.startsWith("model"));
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(run("doctor", "--json").output());
    }

    @Test
    void callsTheVenueOnlyOnRequest() throws IOException {
        Clock late = Clock.fixed(NOW.plusSeconds(5), ZoneOffset.UTC);
        BarSeries bars = BarSeries.of(new Bar(NOW.minusSeconds(122).toEpochMilli(), 1, 1, 1, 1, 1, 1, 0.5));
        LocalExchange exchange = LocalExchange.start(Clock.fixed(NOW, ZoneOffset.UTC), List.of(Listing.of(BTC, bars)));
        settings("symbols: {BTC/USDT: 0.49}\nvenueConnection: {address: \"" + exchange.uri() + "\"}\n");
        Ran requested = run(late, "doctor", "--venue");
        assertThat(requested.code()).isEqualTo(1);
        assertThat(requested.output())
                .contains("ok       venue: binance is reachable")
                .contains("warning  clock: this machine's clock is 5000 ms ahead of the venue's");
        exchange.close();

        Ran gone = run("doctor", "--venue");
        assertThat(gone.code()).isEqualTo(1);
        assertThat(gone.output()).contains("problem  venue: ");
        assertThat(run("doctor").code()).isZero();
    }

    private String level(String check) throws IOException {
        Ran doctor = run("doctor", "--json");
        assertThat(doctor.code()).isEqualTo(1);
        return finding(new ObjectMapper().readTree(doctor.output()), check)
                .path("level")
                .asText();
    }

    private static JsonNode finding(JsonNode diagnosis, String check) {
        return StreamSupport.stream(diagnosis.path("findings").spliterator(), false)
                .filter(finding -> finding.path("check").asText().equals(check))
                .findFirst()
                .orElseThrow();
    }

    private void settings(String yaml) throws IOException {
        Files.writeString(home.resolve("scalpel.yaml"), yaml);
    }

    private void market(String step, String status) {
        new StoredBars(store())
                .append(BTC_ID, BarSeries.of(new Bar(minute(), 60_000, 60_000, 60_000, 60_000, 1, 1, 0.5)));
        InstrumentRules rules = new InstrumentRules(
                Instrument.spot(
                        new InstrumentId("binance", BTC),
                        new VenueFilters(
                                new BigDecimal("0.01"),
                                new BigDecimal(step),
                                new BigDecimal(step),
                                new BigDecimal("9000"),
                                new BigDecimal("5"))),
                status,
                List.of("LIMIT", "MARKET", "STOP_MARKET"));
        new InstrumentStore(store(), "binance")
                .merge(Instant.parse("2026-06-01T00:00:00Z"), List.of(BTC), Map.of(BTC, rules));
    }

    private static long minute() {
        return NOW.minus(Duration.ofSeconds(62)).toEpochMilli();
    }

    private DirectoryStore store() {
        return new DirectoryStore(home.resolve("store"), Durability.NONE);
    }

    private record Ran(int code, String output, String errorOutput) {}

    private Ran run(String... arguments) {
        return run(Clock.fixed(NOW, ZoneOffset.UTC), arguments);
    }

    private Ran run(Clock clock, String... arguments) {
        TestCommandLine process = new TestCommandLine(home, clock, false);
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--home";
        all[arguments.length + 1] = home.toString();
        int code = process.run(all);
        // Findings are wrapped at 80 columns.
        return new Ran(code, process.output().replaceAll("\\R {9}(?! )", " "), process.errorOutput());
    }
}
