package dev.scalpel.local.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.TestCommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {

    private static final String REPORT = """
            {"from": "%s", "to": "2024-02-01T00:00:00Z", "mode": "paper", "quote": "USDT", "symbols": {"BTC/USDT": {}},
             "figures": {"netReturn": {"value": %s, "low": -1, "high": 1}, "maxDrawdown": {"value": 0.02},
                         "trades": {"value": 40}, "sharpe": {"undefined": "too few days"},
                         "costsPaid": {"value": 12.5}}}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void threeRuns() throws IOException {
        write("backtests/one/metrics.json", REPORT.formatted("2024-01-01T00:00:00Z", "0.10"));
        write("home/reports/2024-01-01--2024-01-08/metrics.json", REPORT.formatted("2024-01-01T00:00:00Z", "0.99"));
        write("home/reports/2024-01-08--2024-02-01/metrics.json", REPORT.formatted("2024-01-08T00:00:00Z", "0.07"));
        write("signals.json", """
                {"symbol": "ETH/USDT", "from": "2024-01-01T00:00:00Z", "to": "2024-02-01T00:00:00Z", "netReturn": 0.125,
                 "maxDrawdown": 0.01, "trades": 50, "dailySharpe": 0.2, "feesPaid": 10, "winRate": null}
                """);
    }

    @Test
    void twoRunsStandSideBySideWithTheirDifference() {
        TestCommandLine line = terminal();

        assertThat(line.run("compare", "backtests/one", "signals.json"))
                .as(line.errorOutput())
                .isZero();

        assertThat(line.output().lines().map(each -> each.replaceAll(" +", " ")))
                .contains("A paper BTC/USDT, 2024-01-01 to 2024-02-01")
                .contains("B backtest by signals of ETH/USDT, 2024-01-01 to 2024-02-01")
                .contains("figure A B B - A")
                .contains("net return +10.00 % +12.50 % +2.50 %")
                .contains("maximum drawdown 2.00 % 1.00 % -1.00 %")
                .contains("Sharpe, daily n/a 0.20 n/a")
                .contains("trades 40 50 +10")
                .contains("costs paid, USDT 12.50 10.00 -2.50");
        assertThat(line.output()).doesNotContain("different times");
    }

    @Test
    void aHomeCountsByItsLastReportAndAnotherTimeIsSaid() {
        TestCommandLine line = terminal();

        assertThat(line.run("compare", "backtests/one", "home", "signals.json"))
                .as(line.errorOutput())
                .isZero();

        assertThat(line.output().lines().map(each -> each.replaceAll(" +", " ")))
                .contains("figure A B C")
                .contains("net return +10.00 % +7.00 % +12.50 %");
        assertThat(line.output()).contains("The runs are of different times");
    }

    @Test
    void theDocumentHasTheFiguresOfEachRun() throws IOException {
        TestCommandLine line = terminal();

        assertThat(line.run("compare", "backtests/one", "signals.json", "--json"))
                .isZero();

        JsonNode runs = new ObjectMapper().readTree(line.output()).path("runs");
        assertThat(runs.at("/0/figures/netReturn").asDouble()).isEqualTo(0.1);
        assertThat(runs.at("/0/figures").has("dailySharpe")).isFalse();
        assertThat(runs.at("/1/figures/costsPaid").asDouble()).isEqualTo(10);
    }

    @Test
    void whatIsNoRunIsNamed() throws IOException {
        write("empty/scalpel.yaml", "");
        write("other.json", "{\"a\": 1}");
        write("broken.json", "{\"a\": ");

        assertThat(error("compare", "backtests/one", "empty"))
                .contains("empty has no figures: expected a file metrics.json");
        assertThat(error("compare", "backtests/one", "absent")).contains("absent has no figures");
        assertThat(error("compare", "backtests/one", "other.json")).contains("other.json has no figures of a run");
        assertThat(error("compare", "backtests/one", "broken.json"))
                .contains("broken.json cannot be read")
                .doesNotContain("Exception", "JsonToken", "[Source");
        assertThat(error("compare", "backtests/one")).contains("two to 4 runs can be compared, not 1");
    }

    private String error(String... words) {
        TestCommandLine line = new TestCommandLine(folder, Clock.systemUTC(), false);
        assertThat(line.run(words)).isPositive();
        assertThat(line.output()).isEmpty();
        return line.errorOutput();
    }

    private TestCommandLine terminal() {
        return new TestCommandLine(folder, Clock.systemUTC(), false, Map.of());
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
