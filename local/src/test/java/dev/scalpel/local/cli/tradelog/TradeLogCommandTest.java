package dev.scalpel.local.cli.tradelog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.tradelog.embedded.EmbeddedPostgres;
import dev.scalpel.tradelog.embedded.EmbeddedServerException;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TradeLogCommandTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-31T00:00:00Z"), ZoneOffset.UTC);
    private static final Path CACHE = Path.of("target/cache").toAbsolutePath();
    private static final String FILE = "trades/binance/BTC-USDT/2026-03.csv";

    @TempDir
    Path folder;

    @BeforeAll
    static void requireServer(@TempDir Path trial) {
        try {
            EmbeddedPostgres.start(trial, CACHE.resolve("scalpel/postgresql"), Map.of())
                    .close();
        } catch (EmbeddedServerException unable) {
            if ("1".equals(System.getenv("SCALPEL_REQUIRE_PEERS"))) {
                throw unable;
            }
            Assumptions.abort("no PostgreSQL can start here: " + unable.getMessage());
        }
    }

    @BeforeEach
    void trade() throws IOException {
        Path home = Files.createDirectories(folder.resolve("scalpel-home"));
        new StoredLedger(new DirectoryStore(home.resolve("store"), Durability.NONE))
                .merge(InstrumentId.parse("binance/BTC-USDT"), new Outbox(List.of(), List.of(row())));
    }

    /** One home, one server: each start takes a while. */
    @Test
    void aHomeWithNothingElseAnswersInSql() throws IOException {
        TestCommandLine early = run(1, Map.of(), "check");
        assertThat(early.errorOutput())
                .contains("the trade log's schema is not there yet: run ./scalpel trade-log project");

        JsonNode answer =
                json(run(0, Map.of(), "query", "select id, t.net_profit, day from daily_profit, trades t", "--json"));
        assertThat(answer.toString())
                .isEqualTo("{\"more\":false,\"rows\":[{\"id\":\"t1\",\"net_profit\":7.00000000000000000001,"
                        + "\"day\":\"2026-03-02\"}]}");
        assertThat(run(0, Map.of(), "query", "select id, net_profit, null as x from trades")
                        .output())
                .isEqualToNormalizingNewlines("id              net_profit  x\nt1  7.00000000000000000001\n");
        assertThat(run(0, Map.of(), "project").output()).contains("1 file of the ledger: nothing new.");
        assertThat(run(0, Map.of(), "check").output()).contains("1 rows of 1 files are the same in ledger and tables.");
        assertThat(run(0, Map.of(), "migrate").output()).contains("The schema is version 2 already.");
        assertThat(run(0, Map.of(), "export", "trades", "--to", "trades.csv").output())
                .contains("1 rows written to trades.csv.");
        assertThat(Files.readAllLines(folder.resolve("trades.csv"))).hasSize(2);

        assertThat(run(1, Map.of(), "export", "trades", "--to", "absent/trades.csv")
                        .errorOutput())
                .contains("cannot write absent/trades.csv: there is no folder ");
        TestCommandLine refused = run(1, Map.of(), "export", "delete from trades", "--to", "trades.csv");
        assertThat(refused.errorOutput())
                .contains("only one statement that reads is run", "docs/trade-log.md")
                .doesNotContain("PL/pgSQL");
        assertThat(Files.readAllLines(folder.resolve("trades.csv"))).hasSize(2);
        assertThat(folder.resolve("trades.csv.part")).doesNotExist();

        Path file = folder.resolve("scalpel-home/store").resolve(FILE);
        Files.writeString(file, Files.readString(file).stripTrailing());
        TestCommandLine torn = run(1, Map.of(), "rebuild");
        assertThat(torn.output()).contains("1 file of the ledger: nothing new.");
        assertThat(torn.errorOutput())
                .contains("the ledger has 1 malformed file: " + FILE + ", row 2: is truncated")
                .contains("their rows stay as they were");
        TestCommandLine stale = run(0, Map.of(), "query", "select count(*) as trades from trades");
        assertThat(stale.output()).contains("1");
        assertThat(stale.errorOutput()).contains("warning: left out: " + FILE);
        TestCommandLine different = run(1, Map.of(), "check");
        assertThat(different.output()).contains("is truncated");
        assertThat(different.errorOutput()).contains("ledger and tables differ in 1 places", "rebuild repairs them");
    }

    @Test
    void aServerOfTheSettingsIsUsedWithThePasswordOfTheEnvironment() throws IOException {
        Path binaries = CACHE.resolve("scalpel/postgresql");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder.resolve("elsewhere"), binaries, Map.of())) {
            Files.writeString(
                    folder.resolve("scalpel-home/scalpel.yaml"),
                    "tradeLog:\n  url: " + server.url() + "?user=" + EmbeddedPostgres.USER + "\n");
            assertThat(run(1, Map.of("TRADE_LOG_PASSWORD", "a-wrong-secret"), "project")
                            .errorOutput())
                    .contains("password authentication failed", "TRADE_LOG_PASSWORD")
                    .doesNotContain("a-wrong-secret");
            Map<String, String> password = Map.of("TRADE_LOG_PASSWORD", server.password());
            assertThat(run(0, password, "migrate").output()).contains("The schema is now version 2.");
            assertThat(run(0, password, "query", "select count(*) as trades from trades")
                            .output())
                    .contains("0");
            assertThat(run(0, password, "project").output()).contains("1 file of the ledger: 1 with 1 rows projected.");
            for (String action : List.of("migrate", "project", "check", "rebuild", "export trades --to trades.csv")) {
                assertThat(json(run(0, password, (action + " --json").split(" "))))
                        .isNotEmpty();
            }
            assertThat(folder.resolve("scalpel-home/trade-log")).doesNotExist();
        }
    }

    @Test
    void aPasswordInTheSettingsIsRefused() throws IOException {
        Files.writeString(
                folder.resolve("scalpel-home/scalpel.yaml"),
                "tradeLog:\n  url: jdbc:postgresql://db.example.org/x?user=a&password=secret\n");
        assertThat(run(1, Map.of(), "project").errorOutput())
                .contains("tradeLog.url = ", "must be the JDBC address of a PostgreSQL server without a password");
    }

    @Test
    void anActionMustBeNamed() {
        assertThat(run(2, Map.of()).errorOutput())
                .contains("name what to do: query, project, check, export, rebuild or migrate");
    }

    private TestCommandLine run(int exitCode, Map<String, String> environment, String... arguments) {
        Map<String, String> all = new TreeMap<>(environment);
        all.put("XDG_CACHE_HOME", CACHE.toString());
        TestCommandLine line = new TestCommandLine(folder, CLOCK, false, all);
        String[] words = new String[arguments.length + 1];
        words[0] = "trade-log";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        assertThat(line.run(words)).as(line.errorOutput()).isEqualTo(exitCode);
        return line;
    }

    private static JsonNode json(TestCommandLine line) throws IOException {
        return new ObjectMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(line.output());
    }

    private static TradeRow row() {
        long entry = Instant.parse("2026-03-02T10:00:00Z").toEpochMilli();
        TradeRow.Leg leg = new TradeRow.Leg(entry, BigDecimal.TEN, BigDecimal.TEN, BigDecimal.ONE, BigDecimal.ONE, 0);
        return new TradeRow(
                "t1",
                1,
                "paper",
                new EntryBasis.ByModel("m-1", new Bracket(PositionSide.LONG, 2, 3, 60), 0.0007),
                Optional.of("tactics-1"),
                entry - 60_000,
                leg,
                leg,
                ExitReason.TARGET,
                Map.of("USDT", BigDecimal.ONE),
                new BigDecimal("7.00000000000000000001"),
                0.7,
                0.0002,
                0.55);
    }
}
