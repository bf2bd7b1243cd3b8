package dev.scalpel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.benchmarks.harness.Benchmark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchmarksCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void namesAreUniqueAndValidArguments() {
        List<String> names =
                BenchmarkRegistry.all().stream().map(Benchmark::name).toList();

        assertThat(names)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z0-9-]+"))
                .doesNotContain("all");
    }

    @Test
    void listsEveryBenchmarkWithItsQuestion() {
        assertThat(execute()).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSameSizeAs(BenchmarkRegistry.all())
                .anyMatch(line -> line.startsWith("columns ") && line.endsWith("?"));
    }

    @Test
    void answersAnUnknownNameWithTheKnownOnes() {
        assertThat(execute("colums")).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no benchmark 'colums'; there are ", "columns");
        assertThat(out.size()).isZero();
    }

    @Test
    void rejectsWritingQuickFigures() {
        assertThat(execute("columns", "--quick", "--write")).isEqualTo(CommandLine.ExitCode.USAGE);
    }

    @Test
    void rejectsFaultStormOptionsElsewhereAndInvalidValues() {
        assertThat(execute("columns", "--quick", "--faults", "10")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(execute("faults", "--write", "--seed", "1")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(execute("faults", "--soak", "0")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(execute("faults", "--venue", "nowhere")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(execute("perpetual-faults", "--broken", "all")).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "go with the benchmarks 'faults', 'perpetual-faults' and 'portfolio-faults'",
                        "must be at least 1");
    }

    /** What is refused in the settings has no storm either, and the error says which one the venue has. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    tradovate | no model trades at 'tradovate': it publishes no bars, and the settings refuse a model there
                    tradovate | Its storm is that of portfolios: portfolio-faults --market tradovate
                    tradovate | there are binance, bybit, coinbase, gemini, binance-usdm, bybit-linear, oanda, sample
                    databento | no orders are sent to 'databento': its adapter provides bars only
                    nowhere   | no venue is called 'nowhere'
                    """)
    void aVenueWithoutAStormOfAModelIsRefusedWithTheReason(String venue, String reason) {
        for (String benchmark : List.of("faults", "perpetual-faults")) {
            err.reset();
            assertThat(execute(benchmark, "--venue", venue)).isEqualTo(CommandLine.ExitCode.USAGE);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains(reason);
        }
    }

    @Test
    void aSpotVenueHasNoStormOfPerpetuals() {
        assertThat(execute("perpetual-faults", "--venue", "coinbase")).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("where it has margin, 'perpetual-faults'");
    }

    @Test
    void printsOneJsonDocumentAndNothingElseOnStandardOutput() throws IOException {
        assertThat(execute("columns", "--quick", "--json")).isZero();

        JsonNode rows = new ObjectMapper()
                .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(out.toByteArray())
                .get("rows");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).fieldNames()).toIterable().contains("name", "value", "unit", "reference", "ratio");
        assertThat(rows.get(0).get("ratio").asDouble()).isEqualTo(1.0);
    }

    private int execute(String... arguments) {
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        CommandLine command = new CommandLine(new BenchmarksCommand(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                errors,
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));
        command.setErr(new PrintWriter(new OutputStreamWriter(errors, StandardCharsets.UTF_8), true));
        return command.execute(arguments);
    }
}
