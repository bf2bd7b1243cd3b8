package dev.scalpel.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.cdk.deployment.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lake in Athena: with {@code aws.athena} only, and without anything that runs or has to be kept up to date. */
class LakeTablesTest {

    private static final String ATHENA = "aws: {athena: true}\nsymbols: {ETH/USDT: 0.5}\n"
            + "portfolios: {crypto: {quote: USDT, strategies: {sol: {ticker: SOLUSDT, instrument: SOL/USDT, share: 0.5}}}}\n";

    @TempDir
    private static Path folder;

    private static SynthesizedStack with;

    @BeforeAll
    static void synthesise() {
        with = stack(ATHENA, "with");
    }

    @Test
    void withoutTheSettingThereIsNoTable() {
        SynthesizedStack without = stack("", "without");
        assertThat(without.resources("AWS::Glue::Table")).isEmpty();
        assertThat(without.resources("AWS::Athena::WorkGroup")).isEmpty();
        assertThat(rules(without)).noneMatch(rule -> rule.contains("athena-results/"));
    }

    @Test
    void theTablesAreTheLakesWithoutCrawlerOrJob() {
        assertThat(with.resources("AWS::Glue::Table"))
                .extracting(table -> input(table).get("Name"))
                .containsExactlyInAnyOrder("bars", "trades", "decisions", "signals", "orders", "marks", "premiums");
        assertThat(with.resources("AWS::Glue::Database"))
                .singleElement()
                .satisfies(database -> assertThat(database.toString()).contains("Name=scalpel_testnet"));
        for (String type : List.of("AWS::Glue::Crawler", "AWS::Glue::Job", "AWS::Glue::Partition")) {
            assertThat(with.resources(type)).isEmpty();
        }
    }

    @Test
    void partitionsFollowFromTheTablesProperties() {
        Map<String, Object> parameters =
                TemplatePolicies.map(input(table(with, "bars")).get("Parameters"));
        assertThat(parameters)
                .containsEntry("projection.enabled", "true")
                .containsEntry("projection.month.type", "date")
                .containsEntry("projection.month.format", "yyyy-MM")
                .containsEntry("projection.month.range", "2017-01,NOW")
                .containsEntry("projection.month.interval.unit", "MONTHS")
                .containsEntry("projection.venue.type", "enum")
                .containsEntry("projection.venue.values", "binance")
                .containsEntry("projection.instrument.values", "BTC-USDT,ETH-USDT,SOL-USDT");
        assertThat(String.valueOf(parameters.get("storage.location.template")))
                .contains("/lake/bars/venue=${venue}/instrument=${instrument}/month=${month}/");
        assertThat(TemplatePolicies.map(input(table(with, "signals")).get("Parameters")))
                .containsEntry("projection.portfolio.values", "crypto");
        assertThat(TemplatePolicies.map(input(table(with, "orders")).get("Parameters")))
                .containsEntry("projection.book.values", "binance.BTC-USDT,binance.ETH-USDT,binance.SOL-USDT,crypto");
        assertThat(input(table(with, "bars")).get("PartitionKeys").toString()).contains("venue", "instrument", "month");
    }

    /** "We recommend limiting the use of enum based partition projections to a few dozen or less" (Athena User Guide). */
    @Test
    void ofManyInstrumentsAQueryNamesItsOwn() {
        String many = IntStream.range(0, 60)
                .mapToObj(n -> "A" + n + "/USDT: 0.01")
                .collect(Collectors.joining(", ", "symbols: {", "}\n"));
        SynthesizedStack stack = stack("aws: {athena: true}\n" + many, "many");
        Map<String, Object> parameters =
                TemplatePolicies.map(input(table(stack, "bars")).get("Parameters"));
        assertThat(parameters)
                .containsEntry("projection.instrument.type", "injected")
                .containsEntry("projection.venue.values", "binance")
                .doesNotContainKey("projection.instrument.values");
    }

    @Test
    void aQueryEndsAfterTenGigabytesAndItsResultExpires() {
        assertThat(with.resources("AWS::Athena::WorkGroup")).singleElement().satisfies(group -> {
            Map<String, Object> configuration = TemplatePolicies.map(group.get("WorkGroupConfiguration"));
            assertThat(((Number) configuration.get("BytesScannedCutoffPerQuery")).longValue())
                    .isEqualTo(10_000_000_000L);
            assertThat(configuration).containsEntry("EnforceWorkGroupConfiguration", true);
            assertThat(configuration.get("ResultConfiguration").toString()).contains("athena-results/", "SSE_S3");
        });
        assertThat(rules(with))
                .anySatisfy(rule -> assertThat(rule).contains("Prefix=athena-results/", "ExpirationInDays=7"));
    }

    @Test
    void theSecurityRulesFindNothing() {
        with.requireNoFindings();
    }

    private static SynthesizedStack stack(String yaml, String name) {
        return SynthesizedStack.of(
                SynthesizedStack.deployment(Stage.TESTNET, SynthesizedStack.MAILED + yaml, folder.resolve(name)),
                folder.resolve(name));
    }

    private static Map<String, Object> table(SynthesizedStack stack, String name) {
        return stack.resources("AWS::Glue::Table").stream()
                .filter(table -> name.equals(input(table).get("Name")))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> input(Map<String, Object> table) {
        return TemplatePolicies.map(table.get("TableInput"));
    }

    private static List<String> rules(SynthesizedStack stack) {
        Map<String, Object> bucket = stack.resources("AWS::S3::Bucket").get(0);
        return ((List<?>) TemplatePolicies.map(bucket.get("LifecycleConfiguration"))
                        .get("Rules"))
                .stream().map(String::valueOf).toList();
    }
}
