package dev.scalpel.tradelog.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.tradelog.TestLedger;
import dev.scalpel.tradelog.TestServer;
import dev.scalpel.tradelog.database.Database;
import dev.scalpel.tradelog.projection.Projection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The dashboard for Grafana: the fields of the classic model (https://grafana.com/docs/grafana/latest/dashboards/json-model/, "JSON
 * fields" and "Panel size and position"), and each panel's SQL, run with what macros become
 * (https://grafana.com/docs/grafana/latest/datasources/postgres/, "Macros").
 */
class GrafanaDashboardTest {

    private static final String SOURCE = "grafana-postgresql-datasource";
    private static final Set<String> TYPES = Set.of("timeseries", "barchart", "table");
    private static final int COLUMNS = 24;

    private final JsonNode dashboard = read();

    @Test
    void hasWhatGrafanaReads() {
        assertThat(dashboard.path("title").asText()).isEqualTo("Scalpel trade log");
        assertThat(dashboard.path("uid").asText()).hasSizeBetween(8, 40);
        assertThat(dashboard.path("schemaVersion").isInt()).isTrue();
        assertThat(dashboard.path("timezone").asText()).isEqualTo("utc");
        JsonNode variable = dashboard.path("templating").path("list").path(0);
        assertThat(variable.path("name").asText()).isEqualTo("datasource");
        assertThat(variable.path("type").asText()).isEqualTo("datasource");
        assertThat(variable.path("query").asText()).isEqualTo(SOURCE);
        assertThat(dashboard.path("panels")).hasSize(8);
        Set<Integer> ids = new HashSet<>();
        Set<String> cells = new HashSet<>();
        for (JsonNode panel : dashboard.path("panels")) {
            String title = panel.path("title").asText();
            assertThat(ids.add(panel.path("id").asInt())).as(title).isTrue();
            assertThat(TYPES).contains(panel.path("type").asText());
            assertThat(panel.path("datasource").path("type").asText()).isEqualTo(SOURCE);
            assertThat(panel.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
            JsonNode place = panel.path("gridPos");
            assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(COLUMNS);
            for (int x = 0; x < place.path("w").asInt(); x++) {
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    String cell = (place.path("x").asInt() + x) + " "
                            + (place.path("y").asInt() + y);
                    assertThat(cells.add(cell))
                            .as(title + " lies on another panel")
                            .isTrue();
                }
            }
            assertThat(panel.path("targets")).as(title).hasSize(1);
        }
    }

    @Test
    void eachPanelsSqlIsAnswered() {
        MemoryStore store = new MemoryStore();
        TestLedger.filled(store);
        Database database = TestServer.database();
        new Projection(store, database).project();
        for (JsonNode panel : dashboard.path("panels")) {
            JsonNode target = panel.path("targets").path(0);
            String sql = target.path("rawSql")
                    .asText()
                    .replaceAll(
                            "\\$__timeFilter\\(([\\w:]+)\\)",
                            "$1 BETWEEN '2026-01-01T00:00:00Z' AND '2026-12-31T00:00:00Z'");
            assertThat(sql).doesNotContain("$__");
            Answer answer = new ReadOnlyQuery(database).run(sql, 100);
            assertThat(answer.rows()).as(panel.path("title").asText()).isNotEmpty();
            if (target.path("format").asText().equals("time_series")) {
                assertThat(answer.columns()).as(sql).startsWith("time", "metric");
                assertThat(answer.numbers().subList(2, answer.numbers().size()))
                        .isNotEmpty()
                        .doesNotContain(false);
            } else {
                assertThat(target.path("format").asText()).isEqualTo("table");
            }
        }
        String earlier =
                "select count(*) from daily_profit where day::timestamptz BETWEEN '2020-01-01' AND '2020-12-31'";
        assertThat(new ReadOnlyQuery(database).run(earlier, 1).rows()).isEqualTo(List.of(List.of("0")));
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(Path.of(System.getProperty("scalpel.root"), "trade-log/grafana/dashboard.json")
                            .toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
