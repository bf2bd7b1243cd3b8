package dev.scalpel.local.cli.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.market.BarCsv;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.universe.Coin;
import dev.scalpel.universe.Universe;
import dev.scalpel.universe.UniverseRules;
import dev.scalpel.universe.UniverseStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyCommandTest {

    private final TestCommandLine process = new TestCommandLine(Path.of(""), Clock.systemUTC(), false);

    @Test
    void aStudyMustBeNamed() {
        assertThat(process.run("study")).isEqualTo(2);
        assertThat(process.errorOutput())
                .contains("name a study: frontier, sources, maker, mirror, variants, optimiser, edge, skill");
    }

    @Test
    void theEdgeStudyPrintsItsDocument() throws IOException {
        assertThat(process.run("study", "edge", "--seeds", "0", "--no-edge", "0", "--json"))
                .isZero();

        JsonNode document = new ObjectMapper().readTree(process.output());
        assertThat(document.at("/rows/0/kind").asText()).isEqualTo("pooled");
        assertThat(document.at("/rows/0/seeds").asInt()).isZero();
        assertThat(document.at("/rows/0/recoveryMedian").isNull()).isTrue();
        assertThat(document.at("/noEdge/everPromoted").asInt()).isZero();
        assertThat(document.at("/noEdge/trainings").asInt()).isEqualTo(7);
    }

    @Test
    void theEvidenceStudyPrintsARowPerSharpeRatioAndTime() throws IOException {
        assertThat(process.run("study", "evidence", "--sharpe", "0,5", "--paths", "20", "--json"))
                .isZero();

        JsonNode rows = new ObjectMapper().readTree(process.output()).path("rows");
        assertThat(rows).hasSize(6);
        assertThat(rows.at("/0/sharpe").asDouble()).isZero();
        assertThat(rows.at("/0/medianDays").isNull()).isTrue();
        assertThat(rows.at("/0/suspended").isNull()).isTrue();
        assertThat(rows.at("/5/days").asInt()).isEqualTo(720);
        assertThat(rows.at("/5/licensed").asDouble()).isGreaterThan(0.5);
        assertThat(rows.at("/5/upper95").asDouble()).isGreaterThan(0.5);
    }

    @Test
    void theFundingStudyPrintsTheSameMarketsWithAndWithoutFunding() throws IOException {
        assertThat(process.run("study", "funding", "--sharpe", "5", "--markets", "2", "--days", "60", "--json"))
                .isZero();

        JsonNode rows = new ObjectMapper().readTree(process.output()).path("rows");
        assertThat(rows).hasSizeGreaterThan(1);
        JsonNode without = rows.get(0);
        assertThat(without.path("fundingBp").asDouble()).isZero();
        assertThat(without.path("trades").asLong()).isPositive();
        JsonNode with = rows.get(rows.size() - 1);
        assertThat(with.path("sharpe").asDouble()).isEqualTo(5);
        assertThat(with.path("fundingBp").asDouble()).isNotZero();
        assertThat(with.path("absoluteRateBp").asDouble()).isPositive();
    }

    @Test
    void theLicenceStudyPrintsWhatBecameOfItsLicences() throws IOException {
        assertThat(process.run("study", "licence", "--sharpe", "5", "--markets", "2", "--days", "60", "--json"))
                .isZero();

        JsonNode document = new ObjectMapper().readTree(process.output());
        // A licence within 180 days is not known after 60.
        assertThat(document.path("rows")).isEmpty();
        assertThat(document.at("/suspension/0/sharpe").asDouble()).isEqualTo(5);
        assertThat(document.at("/suspension/0/suspended").asInt()).isZero();
    }

    @Test
    void aSharpeRatioThatNoCalibratedEdgeReachesIsWrongUsage() {
        assertThat(process.run("study", "licence", "--sharpe", "50")).isEqualTo(2);
        assertThat(process.errorOutput()).contains("a planted Sharpe ratio must be 0 or lie in");
    }

    @Test
    void theTacticsStudyPrintsTheCapturedShare() throws IOException {
        assertThat(process.run(
                        "study",
                        "tactics",
                        "--style",
                        "brackets",
                        "--seeds",
                        "1",
                        "--steady",
                        "0",
                        "--learn-days",
                        "4",
                        "--deep",
                        "--json"))
                .as(process.errorOutput())
                .isZero();

        JsonNode rows = new ObjectMapper().readTree(process.output()).path("rows");
        assertThat(rows).hasSize(4);
        assertThat(rows.at("/0/change").asText()).isEqualTo("ABSENT");
        assertThat(rows.at("/0/teacher").asText()).isEqualTo("full information");
        assertThat(rows.at("/3/change").asText()).isEqualTo("REVERSED");
        assertThat(rows.at("/3/teacher").asText()).isEqualTo("deep Q-network");
        assertThat(rows.at("/3/policyNet").isNumber()).isTrue();
    }

    @Test
    void theOnlineStudyPrintsTheClosedGap() throws IOException {
        assertThat(process.run("study", "online", "--style", "brackets", "--seeds", "1", "--days", "20", "--json"))
                .isZero();

        JsonNode rows = new ObjectMapper().readTree(process.output()).path("rows");
        assertThat(rows).hasSize(2);
        assertThat(rows.at("/0/shift").asBoolean()).isTrue();
        assertThat(rows.at("/0/cpuShare").asDouble()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"frontier", "sources", "maker", "mirror", "variants", "skill"})
    void aStudyOfRealBarsNeedsTheirDirectory(String study) {
        assertThat(process.run("study", study)).isEqualTo(1);
        assertThat(process.errorOutput())
                .contains("error: the " + study + " study needs real bars")
                .contains("SCALPEL_DATA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"frontier", "sources", "maker", "mirror", "variants", "skill"})
    void aDirectoryWithoutBarsIsAnError(String study, @TempDir Path empty) {
        assertThat(process.run("study", study, "--data", empty.toString())).isEqualTo(1);
        assertThat(process.errorOutput()).contains("error: no file of one-minute bars (spot) below " + empty);
    }

    @Test
    void aStudyByTheUniverseNeedsItsLists(@TempDir Path folder) throws IOException {
        bars(folder, 2);

        assertThat(process.run("study", "frontier", "--data", folder.toString(), "--universe"))
                .isEqualTo(1);
        assertThat(process.errorOutput()).contains("there are no lists of a universe in");
    }

    @Test
    void theWeeksOfAPairThatWasNoMemberAreNotTested(@TempDir Path folder) throws IOException {
        bars(folder, 11);
        lists(folder.resolve("home"), "ETH");

        assertThat(study(folder, "skill", "--json")).as(process.errorOutput()).isZero();

        JsonNode row = new ObjectMapper().readTree(process.output()).at("/rows/0");
        assertThat(row.path("weeks").asInt()).isZero();
        assertThat(row.path("rows").asInt()).isZero();
        assertThat(process.errorOutput())
                .contains("BTC/USDT: member of the universe on 0 of 12 days; 1 days without a list, from 2021-01-05");
    }

    @ParameterizedTest
    @ValueSource(strings = {"online", "tactics"})
    void updatesCountTheDaysOfMembers(String name, @TempDir Path folder) throws IOException {
        bars(folder, 11);
        lists(folder.resolve("home"), "ETH");

        assertThat(study(folder, name)).isOne();
        assertThat(process.errorOutput())
                .contains("member of the universe on 0 of 12 days; 1 days without a list, from 2021-01-05")
                .contains("error: no pair was in the universe on any of its days: [BTC/USDT]");

        lists(folder.resolve("home"), "BTC");
        TestCommandLine member = new TestCommandLine(Path.of(""), Clock.systemUTC(), false);
        assertThat(study(member, folder, name, "--json"))
                .as(member.errorOutput())
                .isZero();
        assertThat(new ObjectMapper().readTree(member.output()).at("/rows/0/of").asInt())
                .isEqualTo(11);
    }

    /** Made markets have neither days nor coins: ignoring the option would flatter. */
    @ParameterizedTest
    @ValueSource(strings = {"online", "tactics"})
    void madeMarketsHaveNoUniverse(String name, @TempDir Path folder) {
        assertThat(process.run("study", name, "--universe")).isEqualTo(2);
        assertThat(process.errorOutput())
                .contains("--universe needs bars of real days: without --data the study makes its markets")
                .contains("hint: name their directory by --data, or leave out --universe");
        assertThat(process.run("study", name, "--universe", "--style", "brackets", "--data", folder.toString()))
                .isEqualTo(2);
        assertThat(process.errorOutput()).contains("with --style brackets the study makes its markets");
    }

    private int study(Path folder, String name, String... more) {
        return study(process, folder, name, more);
    }

    private static int study(TestCommandLine terminal, Path folder, String name, String... more) {
        return terminal.run(Stream.concat(
                        Stream.of(
                                "study",
                                name,
                                "--universe",
                                "--data",
                                folder.toString(),
                                "--home",
                                folder.resolve("home").toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    /** A list of one coin on each day but the fifth, from the first minute on. */
    private static void lists(Path home, String base) throws IOException {
        Path lists = home.resolve("store/universe");
        if (Files.isDirectory(lists)) {
            try (Stream<Path> old = Files.list(lists)) {
                for (Path list : old.toList()) {
                    Files.delete(list);
                }
            }
        }
        UniverseStore store = new UniverseStore(new DirectoryStore(home.resolve("store"), Durability.NONE));
        LocalDate first = LocalDate.of(2020, 12, 31);
        first.datesUntil(first.plusDays(12))
                .filter(day -> day.getDayOfMonth() != 5)
                .forEach(day -> store.record(new Universe(
                        day,
                        day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                        "file",
                        Optional.empty(),
                        new UniverseRules("binance", "USDT", 1, 0),
                        List.of(new Universe.Member(
                                Symbol.parse(base + "/USDT"), 1, new Coin(base, "a coin", 5, 1e9, 1e7))),
                        List.of(),
                        List.of())));
    }

    @Test
    void aPairWithoutFilesIsNamedWithThoseThatThereAre(@TempDir Path folder) throws IOException {
        bars(folder, 2);

        assertThat(process.run("study", "frontier", "--data", folder.toString(), "--symbol", "ADA/USDT"))
                .isEqualTo(1);
        assertThat(process.errorOutput()).contains("no file of ADA/USDT (spot)").contains("there are [BTC/USDT]");
    }

    @Test
    void theFrontierOfAShortHistoryHasRowsWithoutTrades(@TempDir Path folder) throws IOException {
        bars(folder, 9);

        assertThat(process.run("study", "frontier", "--data", folder.toString(), "--json"))
                .as(process.errorOutput())
                .isZero();

        JsonNode document = new ObjectMapper().readTree(process.output());
        JsonNode row = document.at("/rows/0");
        assertThat(row.path("symbol").asText()).isEqualTo("BTC/USDT");
        assertThat(row.path("style").asText()).isEqualTo("score");
        assertThat(row.path("horizons").asText()).isEqualTo("15");
        assertThat(row.path("quantile").asDouble()).isEqualTo(0.9);
        assertThat(row.path("trades").asInt()).isZero();
        assertThat(row.path("breakEvenBp").isNull()).isTrue();
        assertThat(row.path("from").asText()).isEqualTo("2021-01-01");
        assertThat(row.path("to").asText()).isEqualTo("2021-01-10");
        assertThat(document.at("/rows/1/symbol").asText()).isEqualTo("pooled");
        assertThat(document.at("/looks/settings").asInt()).isPositive();
    }

    @Test
    void theTextOfAStudySaysWhatWasTradedAndHowOftenItWasLookedAt(@TempDir Path folder) throws IOException {
        bars(folder, 3);

        assertThat(process.run("study", "maker", "--data", folder.toString()))
                .as(process.errorOutput())
                .isZero();

        assertThat(process.output())
                .contains("Mark-outs after 15 minutes.")
                .contains("BTC/USDT  none")
                .contains("This run looked at these bars under 6 settings");
    }

    /** Flat days of one pair, far from the published period. */
    private static void bars(Path folder, int days) throws IOException {
        long from = Instant.parse("2021-01-01T00:00:00Z").toEpochMilli();
        BarSeries.Builder bars = new BarSeries.Builder(days * (int) Minutes.PER_DAY);
        for (int minute = 0; minute < days * Minutes.PER_DAY; minute++) {
            double price = 100 + 0.01 * (minute * 7919L % 13);
            bars.add(Minutes.plus(from, minute), price, price + 0.01, price - 0.01, price, 5, 3, 2);
        }
        Files.write(folder.resolve("binance_spot_BTCUSDT_1m.csv"), BarCsv.write(bars.build()));
    }

    @Test
    void theOptimiserStudyPrintsItsRegretComparedWithRandomSearch() throws IOException {
        assertThat(process.run("study", "optimiser", "--seeds", "1", "--json")).isZero();

        JsonNode row = new ObjectMapper().readTree(process.output()).at("/rows/0");
        assertThat(row.path("function").asText()).isNotEmpty();
        assertThat(row.path("medianRegret").isNumber()).isTrue();
        assertThat(row.path("randomMedianRegret").isNumber()).isTrue();
        assertThat(row.path("cpuMillisPerSuggestion").isNumber()).isTrue();
    }
}
