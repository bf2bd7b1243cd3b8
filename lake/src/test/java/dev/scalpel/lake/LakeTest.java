package dev.scalpel.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.log.SignalLogRow;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.store.ETag;
import dev.scalpel.store.FetchResult;
import dev.scalpel.store.ForwardingStore;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.store.local.MemoryStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LakeTest {

    private static final Instant START = Instant.parse("2026-05-30T00:00:00Z");
    private static final YearMonth NOW = YearMonth.of(2026, 6);
    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final InstrumentId INSTRUMENT = new InstrumentId("binance", BTC);

    private final MemoryStore store = new MemoryStore();

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() {
        BarSeries bars = Optional.ofNullable(
                        SyntheticMarket.generate(MarketSpec.of(List.of(BTC), START.toEpochMilli(), 4, 7))
                                .get(BTC))
                .orElseThrow();
        new StoredBars(store)
                .append(
                        INSTRUMENT,
                        bars.between(0, START.plus(Duration.ofDays(4)).toEpochMilli()));
    }

    @Test
    void everyRowOfTheStoreIsInTheLakeAndTheSameBitForBit() {
        new StoredBars(store)
                .append(
                        INSTRUMENT,
                        BarSeries.of(new Bar(
                                Instant.parse("2026-06-05T00:00:00Z").toEpochMilli(),
                                0.1 + 0.2,
                                0.1 + 0.2,
                                Double.MIN_NORMAL,
                                1e-300,
                                0.0,
                                Bar.UNKNOWN_TRADES,
                                Double.NaN)));
        LakeBuild.Result built = build();
        assertThat(built.built()).isEqualTo(2);
        assertThat(built.rows()).isEqualTo(4 * 1440 + 1);
        assertThat(check().findings()).isEmpty();
        assertThat(check().rows()).isEqualTo(4 * 1440 + 1);
    }

    @Test
    void aSecondBuildWritesNothingAndALaterOneOnlyWhatChanged() {
        build();
        assertThat(build().built()).isZero();
        assertThat(build().unchanged()).isEqualTo(2);
        append(Instant.parse("2026-06-03T00:00:00Z"), 5);
        List<Partition> written = new ArrayList<>();
        new LakeBuild(lake(), folder, false).run((month, built, share) -> {
            assertThat(share).isBetween(0.1, 1.0);
            if (built) {
                written.add(month);
            }
        });
        assertThat(written).extracting(Partition::month).containsExactly(YearMonth.of(2026, 6));
        assertThat(check().findings()).isEmpty();
    }

    /** A listing says what has changed: nothing else is read. */
    @Test
    void unchangedSourcesAreNotRead(@TempDir Path root) {
        DirectoryStore directory = new DirectoryStore(root, Durability.NONE);
        store.list("").forEach(key -> directory.putIfAbsent(key, bytes(key)));
        List<String> read = new ArrayList<>();
        ObjectStore counting = new ForwardingStore(directory) {
            @Override
            public Optional<StoredObject> get(String key) {
                read.add(key);
                return super.get(key);
            }

            @Override
            public FetchResult getIfChanged(String key, ETag known) {
                read.add(key);
                return super.getIfChanged(key, known);
            }

            @Override
            public SortedMap<String, String> versions(String prefix) {
                return directory.versions(prefix);
            }
        };
        assertThat(built(counting)).isEqualTo(2);
        read.clear();
        assertThat(built(counting)).isZero();
        assertThat(read).noneMatch(key -> key.startsWith("bars/"));

        // The same content written again is read once, and then known.
        String day = StoreKeys.bars(INSTRUMENT, LocalDate.of(2026, 6, 1));
        StoredObject before = directory.get(day).orElseThrow();
        directory.delete(day);
        directory.putIfAbsent(day, before.bytes());
        assertThat(built(counting)).isZero();
        assertThat(read).filteredOn(key -> key.startsWith("bars/")).containsExactly(day);
        read.clear();
        assertThat(built(counting)).isZero();
        assertThat(read).noneMatch(key -> key.startsWith("bars/"));
    }

    /** Those from earlier versions have no versions: their sources are compared once by their tags. */
    @Test
    void aManifestWithoutVersionsIsCompleted() {
        build();
        String key = Partition.of(LakeTable.BARS, INSTRUMENT, NOW).manifestKey();
        StoredObject manifest = store.get(key).orElseThrow();
        String former = new String(manifest.bytes(), StandardCharsets.UTF_8)
                .replaceAll("\\s*\"versions\"\\s*:\\s*\\{[^}]*\\}\\s*,", "");
        assertThat(former).doesNotContain("versions");
        store.putIfMatch(key, former.getBytes(StandardCharsets.UTF_8), manifest.etag());
        assertThat(build().built()).isZero();
        assertThat(new String(bytes(key), StandardCharsets.UTF_8)).contains("versions");
    }

    private int built(ObjectStore from) {
        return new LakeBuild(new Lake(from, List.of(INSTRUMENT), List.of()), folder, false)
                .run(LakeBuild.Listener.NONE)
                .built();
    }

    @Test
    void theSameRowsGiveTheSameBytes() {
        build();
        String key = Partition.of(LakeTable.BARS, INSTRUMENT, NOW).key();
        byte[] first = bytes(key);
        store.delete(key);
        build();
        assertThat(bytes(key)).isEqualTo(first);
    }

    @Test
    void aTornOrForeignFileIsNamedByTheCheckAndWrittenAgain() {
        build();
        String key = Partition.of(LakeTable.BARS, INSTRUMENT, NOW).key();
        StoredObject whole = store.get(key).orElseThrow();
        store.putIfMatch(key, Arrays.copyOf(whole.bytes(), whole.size() / 2), whole.etag());
        assertThat(check().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.partition().key()).isEqualTo(key);
            assertThat(finding.problem()).startsWith("cannot be read: ");
        });
        assertThat(build().built()).isEqualTo(1);
        assertThat(check().findings()).isEmpty();
        assertThat(bytes(key)).isEqualTo(whole.bytes());
    }

    @Test
    void aDifferenceIsNamedWithItsRowAndColumn() {
        build();
        long changed = Instant.parse("2026-06-01T00:03:00Z").toEpochMilli();
        new StoredBars(store).append(INSTRUMENT, BarSeries.of(new Bar(changed, 5, 6, 4, 5.5, 1, 2, 0.5)));
        assertThat(check().findings())
                .singleElement()
                .extracting(LakeCheck.Finding::problem)
                .asString()
                .startsWith("row 4 has open ")
                .endsWith(", the store 5.0");
    }

    @Test
    void monthsThatAreAbsentFromTheLakeAreNamed() {
        assertThat(check().findings())
                .extracting(LakeCheck.Finding::problem)
                .containsExactly("is not in the lake", "is not in the lake");
    }

    /** However long ago a month has ended: the demo's clock, for one, is months behind the machine's. */
    @Test
    void aChangeInAnOldMonthIsWritten() {
        build();
        append(Instant.parse("2026-05-30T00:00:00Z"), 1);
        assertThat(build().built()).isEqualTo(1);
        append(Instant.parse("2026-05-20T00:00:00Z"), 1);
        assertThat(build().built()).isEqualTo(1);
        assertThat(check().findings()).isEmpty();
    }

    /** A store whose listing says that nothing has changed, wrongly. */
    @Test
    void whenEverythingIsVerifiedSourcesAreReadWhateverTheListingSays() {
        SortedMap<String, String> first = new TreeMap<>();
        ObjectStore wrong = new ForwardingStore(store) {
            @Override
            public SortedMap<String, String> versions(String prefix) {
                SortedMap<String, String> versions = new TreeMap<>(super.versions(prefix));
                versions.replaceAll((key, version) -> first.computeIfAbsent(key, none -> version));
                return versions;
            }
        };
        assertThat(built(wrong)).isEqualTo(2);
        append(Instant.parse("2026-05-30T00:00:00Z"), 1);
        assertThat(built(wrong)).isZero();
        assertThat(new LakeBuild(new Lake(wrong, List.of(INSTRUMENT), List.of()), folder, true)
                        .run(LakeBuild.Listener.NONE)
                        .built())
                .isEqualTo(1);
        assertThat(check().findings()).isEmpty();
    }

    /** Two builds at once: the slower finds the file written by the other, and neither loses rows. */
    @Test
    void aBuildThatMeetsAnotherLeavesACompleteLake() {
        boolean[] met = new boolean[1];
        ObjectStore meeting = new ForwardingStore(store) {
            @Override
            public ETag putIfAbsent(String key, byte[] bytes) {
                if (key.endsWith(".parquet") && !met[0]) {
                    met[0] = true;
                    append(Instant.parse("2026-06-04T00:00:00Z"), 3);
                    build();
                }
                return super.putIfAbsent(key, bytes);
            }
        };
        new LakeBuild(new Lake(meeting, List.of(INSTRUMENT), List.of("crypto")), folder, false)
                .run(LakeBuild.Listener.NONE);
        assertThat(met[0]).isTrue();
        build();
        assertThat(check().findings()).isEmpty();
    }

    @Test
    void tradesDecisionsAndSignalsAreTablesToo() {
        ledger();
        assertThat(build().built()).isEqualTo(5);
        assertThat(check().findings()).isEmpty();
        assertThat(ask("SELECT id, net_profit, fees, venue, instrument, month FROM trades"))
                .containsExactly(List.of(
                        "t1",
                        new BigDecimal("0.123456789012345678"),
                        "BNB 0.0001; USDT 0.2",
                        "binance",
                        "BTC-USDT",
                        "2026-06"));
        assertThat(ask("SELECT reason, close, predicted_net, figures FROM decisions"))
                .containsExactly(Arrays.asList("SPREAD", 100.25, null, "limit 0.5; spread 0.75"));
        assertThat(ask("SELECT portfolio, id, outcome, price FROM signals"))
                .containsExactly(Arrays.asList("crypto", "s1", "EXECUTED", null));
    }

    @Test
    void answersAQuestionOverAllFiles() {
        build();
        assertThat(ask("SELECT month, count(*) AS bars FROM bars GROUP BY month ORDER BY month"))
                .containsExactly(List.of("2026-05", 2880L), List.of("2026-06", 2880L));
        assertThat(ask("FROM trades")).isEmpty();
    }

    @Test
    void saysWhenThereAreMoreRows() {
        build();
        LakeQuery.Answer answer = query().run("SELECT timestamp FROM bars", 10);
        assertThat(answer.rows()).hasSize(10);
        assertThat(answer.truncated()).isTrue();
        assertThat(query().run("SELECT 1", 1).truncated()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE x (a INT)",
                "COPY (SELECT 1) TO '/tmp/x.csv'",
                "INSERT INTO trades SELECT * FROM trades",
                "DELETE FROM trades",
                "UPDATE trades SET id = 'x'",
                "DROP VIEW bars",
                "ATTACH '/tmp/x.db'",
                "INSTALL httpfs",
                "LOAD httpfs",
                "SET enable_external_access = true",
                "PRAGMA database_list",
                "EXPORT DATABASE '/tmp/x'",
                "CALL pragma_version()",
                "VACUUM"
            })
    void whatDoesNotReadIsRefused(String sql) {
        build();
        assertThatThrownBy(() -> query().run(sql, 10))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("only statements that read are run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_csv('/etc/passwd')",
                "SELECT * FROM read_text('/etc/passwd')",
                "SELECT * FROM read_blob('/proc/self/environ')",
                "SELECT * FROM '/etc/passwd'",
                "SELECT * FROM glob('/etc/*')",
                "SELECT * FROM 'https://example.com/x.parquet'",
                "SELECT * FROM 's3://bucket/x.parquet'",
                "SELECT * FROM read_parquet('{lake}/../../secret.parquet')",
                "SELECT getenv('HOME')"
            })
    void nothingOutsideTheLakeIsReached(String sql) throws IOException {
        build();
        Files.writeString(folder.resolve("secret.parquet"), "secret");
        String text = sql.replace("{lake}", folder.resolve("copy/lake").toString());
        assertThatThrownBy(() -> query().run(text, 10))
                .isInstanceOf(LakeException.class)
                .satisfies(refused -> assertThat(String.valueOf(refused.getMessage()))
                        .containsAnyOf("disabled by configuration", "does not exist"));
    }

    @Test
    void aWrongStatementIsAnsweredWithWhatIsWrong() {
        build();
        assertThatThrownBy(() -> query().run("SELECT clos FROM bars", 10)).hasMessageContaining("\"clos\" not found");
        assertThatThrownBy(() -> query().run("SELEC 1", 10)).hasMessageContaining("syntax error");
        assertThatThrownBy(() -> query().run("SELECT 1; SELECT 2", 10))
                .hasMessage("give exactly one statement; found 2");
        assertThatThrownBy(() -> query().run("  ", 10)).hasMessage("give exactly one statement; found 0");
    }

    @Test
    void theCopyFollowsTheLake() {
        build();
        assertThat(ask("SELECT count(*) FROM bars")).containsExactly(List.of(5760L));
        new StoredBars(store)
                .storedDays(INSTRUMENT).stream()
                        .filter(day -> day.getMonthValue() == 5)
                        .forEach(day -> store.delete(StoreKeys.bars(INSTRUMENT, day)));
        store.delete(
                Partition.of(LakeTable.BARS, INSTRUMENT, YearMonth.of(2026, 5)).key());
        append(Instant.parse("2026-06-03T00:00:00Z"), 2);
        build();
        assertThat(ask("SELECT count(*) FROM bars")).containsExactly(List.of(2882L));
    }

    private void append(Instant from, int minutes) {
        BarSeries.Builder bars = new BarSeries.Builder(minutes);
        for (int minute = 0; minute < minutes; minute++) {
            bars.add(new Bar(from.plus(Duration.ofMinutes(minute)).toEpochMilli(), 10, 11, 9, 10.5, 3, 4, 1.5));
        }
        new StoredBars(store).append(INSTRUMENT, bars.build());
    }

    private void ledger() {
        TradeRow trade = Rows.trade("t1", Instant.parse("2026-06-01T10:00:00Z"));
        DecisionRow decision = Rows.decision(Instant.parse("2026-06-01T09:59:00Z"));
        new StoredLedger(store).merge(INSTRUMENT, new Outbox(List.of(decision), List.of(trade)));
        long ended = Instant.parse("2026-06-02T00:00:00Z").toEpochMilli();
        new StoredPortfolioLog(store)
                .addSignals(
                        "crypto",
                        List.of(new SignalLogRow(
                                "s1",
                                1,
                                "btc",
                                TargetState.LONG,
                                Signal.Kind.ORDER,
                                ended,
                                ended,
                                Optional.empty(),
                                Outcome.EXECUTED,
                                "",
                                ended)));
    }

    private Lake lake() {
        return new Lake(store, List.of(INSTRUMENT), List.of("crypto"));
    }

    private LakeBuild.Result build() {
        return new LakeBuild(lake(), folder, false).run(LakeBuild.Listener.NONE);
    }

    private LakeCheck.Result check() {
        return new LakeCheck(lake(), folder).run();
    }

    private LakeQuery query() {
        return new LakeQuery(
                new LakeFolder(folder.resolve("copy")).refresh(store), folder.resolve("swap"), Duration.ofSeconds(30));
    }

    private List<List<Object>> ask(String sql) {
        return query().run(sql, 1000).rows();
    }

    private byte[] bytes(String key) {
        return store.get(key).orElseThrow().bytes();
    }
}
