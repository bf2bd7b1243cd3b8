package dev.scalpel.cdk.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.funding.PriceBar;
import dev.scalpel.funding.PriceSeries;
import dev.scalpel.lake.Lake;
import dev.scalpel.lake.LakeBuild;
import dev.scalpel.lake.LakeTable;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.funding.StoredPrices;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.tradelog.TestLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Athena's tables against the files that the lake writes: columns, types and folders. */
class LakeSchemaTest {

    @TempDir
    private static Path folder;

    private static DirectoryStore store;

    @BeforeAll
    static void build() throws IOException {
        store = new DirectoryStore(folder.resolve("store"), Durability.NONE);
        TestLedger.filled(store);
        long minute = Instant.parse("2026-03-02T10:00:00Z").toEpochMilli();
        new StoredBars(store).append(TestLedger.BTC, BarSeries.of(new Bar(minute, 1, 2, 0.5, 1.5, 10, 3, 4)));
        for (PriceSeries series : PriceSeries.values()) {
            new StoredPrices(store, series).append(TestLedger.BTC, List.of(new PriceBar(minute, 0.1, 0.2, 0.05, 0.15)));
        }
        Lake lake = new Lake(store, List.of(TestLedger.BTC, TestLedger.ETH), List.of("crypto"));
        new LakeBuild(lake, Files.createDirectories(folder.resolve("swap")), false).run(LakeBuild.Listener.NONE);
    }

    @Test
    void eachTableOfTheLakeIsOneOfAthena() {
        assertThat(Stream.of(LakeSchema.values()).map(LakeSchema::table))
                .containsExactlyElementsOf(
                        Stream.of(LakeTable.values()).map(LakeTable::sqlName).toList());
        for (LakeTable table : LakeTable.values()) {
            assertThat(LakeSchema.valueOf(table.name()).owner()).isEqualTo(table.owner());
        }
    }

    /** As the files say, not as the code that writes them does. */
    @ParameterizedTest
    @EnumSource(LakeSchema.class)
    void theColumnsHaveTheNamesAndTypesOfTheParquetFiles(LakeSchema schema) throws Exception {
        assertThat(keys(schema)).isNotEmpty();
        for (String key : keys(schema)) {
            assertThat(columns(key)).as(key).isEqualTo(schema.columns());
        }
    }

    /** And no file is anywhere else. */
    @ParameterizedTest
    @EnumSource(LakeSchema.class)
    void theTemplateLeadsToTheFilesFolders(LakeSchema schema) {
        String regex = Pattern.quote(schema.folder());
        for (String column : schema.partitions()) {
            regex = regex.replace("${" + column + "}", "\\E(?<" + column + ">[^/]+)\\Q");
        }
        Pattern template = Pattern.compile(regex + schema.table() + "\\.parquet");
        for (String key : keys(schema)) {
            Matcher found = template.matcher(key);
            assertThat(found.matches()).as(key).isTrue();
            assertThat(YearMonth.parse(found.group(LakeSchema.MONTH)))
                    .isEqualTo(YearMonth.parse(key.replaceAll(".*month=([^/]+).*", "$1")));
        }
    }

    private static Set<String> keys(LakeSchema schema) {
        return new TreeSet<>(store.list(schema.prefix()));
    }

    private static List<Map.Entry<String, String>> columns(String key) throws Exception {
        List<Map.Entry<String, String>> columns = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("DESCRIBE SELECT * FROM read_parquet('"
                        + folder.resolve("store").resolve(key) + "', hive_partitioning = false)")) {
            while (found.next()) {
                columns.add(Map.entry(found.getString("column_name"), hive(found.getString("column_type"))));
            }
        }
        return columns;
    }

    /** Hive's name of a type. */
    private static String hive(String type) {
        return type.equals("VARCHAR") ? "string" : type.toLowerCase(Locale.ROOT);
    }
}
