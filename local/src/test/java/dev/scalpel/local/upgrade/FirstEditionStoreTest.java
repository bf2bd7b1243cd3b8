package dev.scalpel.local.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.LedgerCsv;
import dev.scalpel.ledger.SymbolStatus;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.UnknownSchemaException;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.promotion.DamagedChampionException;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.ETag;
import dev.scalpel.store.ForwardingStore;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.WriteConflictException;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.store.s3.S3Connection;
import dev.scalpel.store.s3.S3Store;
import dev.scalpel.store.upgrade.UpgradingStore;
import dev.scalpel.testkit.S3Server;
import dev.scalpel.training.daily.TrainingProgress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** A store of the first edition, whose keys have no venue, runs on: the trades that follow are those of the first edition. */
class FirstEditionStoreTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final String FORMER_STATE = "state/BTC-USDT.json";
    private static final Duration LIMIT = Duration.ofMinutes(1);

    abstract static class Contract {

        private final Settings settings = SettingsReader.fromText("scalpel.yaml", FirstEdition.settings(), Map.of())
                .settings();
        private final SettableClock clock = new SettableClock(FirstEdition.NEXT_MINUTE);
        private final List<String> failures = new ArrayList<>();

        @TempDir
        Path folder;

        /** Empty at the beginning of a test, and the same ever after. */
        abstract ObjectStore raw();

        @BeforeEach
        void putTheStoreOfTheFirstEdition() {
            FirstEdition.putInto(raw());
        }

        /** A process that starts on the store. */
        private LocalFunctions start(ObjectStore inner) {
            FunctionContext context = FunctionContext.of(settings, new UpgradingStore(inner), folder, clock, "test");
            return LocalFunctions.of(
                    context,
                    (function, action, failure) -> failures.add(function + ": " + failure.getMessage()),
                    TrainingProgress.SILENT);
        }

        private void run(LocalFunctions functions, int from, int to) {
            for (int minute = from; minute < to; minute++) {
                minute(functions, minute);
            }
        }

        private JsonNode minute(LocalFunctions functions, int minute) {
            clock.setTo(FirstEdition.NEXT_MINUTE.plus(Duration.ofMinutes(minute)));
            return functions.call(LocalFunctions.EXECUTION, "{}", LIMIT);
        }

        private String text(String key) {
            return new UpgradingStore(raw()).get(key).orElseThrow().text();
        }

        private void assertThatItTradedAsTheFirstEditionWouldHave() {
            assertThat(failures).isEmpty();
            assertThat(trades(text("trades/binance/BTC-USDT/2026-06.csv")))
                    .hasSizeGreaterThan(2)
                    .isEqualTo(trades(FirstEdition.laterTrades()));
            assertThat(decisions(text("decisions/binance/BTC-USDT/2026-06-01.csv")))
                    .hasSizeGreaterThan(180)
                    .isEqualTo(decisions(FirstEdition.laterDecisions()));
        }

        @Test
        void theTradesOfTheNextHourAreThoseOfTheFirstEdition() {
            LocalFunctions functions = start(raw());
            JsonNode first = minute(functions, 0);

            assertThat(first.at("/symbols/0/position").asText()).startsWith("LONG 0.23351 at 41782.918");
            run(functions, 1, FirstEdition.MINUTES);
            assertThatItTradedAsTheFirstEditionWouldHave();
        }

        /** Lambda may start any number of processes, each as the first on a new machine. */
        @Test
        void aNewProcessEachMinuteTradesTheSame() {
            for (int minute = 0; minute < FirstEdition.MINUTES; minute++) {
                run(start(raw()), minute, minute + 1);
            }
            List<TradeRow> trades = trades(text("trades/binance/BTC-USDT/2026-06.csv"));
            assertThat(trades).isEqualTo(trades(FirstEdition.laterTrades()));
            assertThat(failures).isEmpty();
        }

        /** The state moves in three writes, the day's decisions in one more. Killed before or after any of them, it runs on. */
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 5, 6})
        void killedAtAnyWriteOfTheUpgradeItRunsOn(int write) {
            for (boolean after : new boolean[] {false, true}) {
                raw().list("").forEach(raw()::delete);
                FirstEdition.putInto(raw());
                int killed = runUntilKilled(new DyingStore(raw(), write, after));

                run(start(raw()), killed, FirstEdition.MINUTES);

                List<TradeRow> trades = trades(text("trades/binance/BTC-USDT/2026-06.csv"));
                assertThat(trades)
                        .as("killed at write %d, %s", write, after)
                        .isEqualTo(trades(FirstEdition.laterTrades()));
                assertThat(failures).isEmpty();
            }
        }

        private int runUntilKilled(ObjectStore dying) {
            LocalFunctions functions = start(dying);
            for (int minute = 0; minute < FirstEdition.MINUTES; minute++) {
                try {
                    minute(functions, minute);
                } catch (Killed here) {
                    return minute;
                }
            }
            throw new AssertionError("nothing was written");
        }

        /** The first edition would trade from a state that is long past. Its reader refuses what is left there. */
        @Test
        void theFirstEditionRefusesToRunAgain() {
            run(start(raw()), 0, 1);

            byte[] left = raw().get(FORMER_STATE).orElseThrow().bytes();
            assertThatThrownBy(() -> SymbolStatus.read(FORMER_STATE, left)).isInstanceOf(UnknownSchemaException.class);
            assertThat(raw().list("state/")).contains("state/binance/BTC-USDT.json");
        }

        @Test
        void theChampionMovesWithItsHistoryWhenItChanges() {
            String former = "models/BTC-USDT/champion.json";
            JsonNode back = start(raw())
                    .call(
                            LocalFunctions.TRAINING,
                            "{\"action\": \"rollback\", \"symbol\": \"BTC/USDT\", \"to\": \"flat\"}",
                            LIMIT);

            assertThat(back.path("from").asText()).isEqualTo(FirstEdition.MODEL);
            Champion now = new ChampionRegistry(new UpgradingStore(raw())).champion(BTC);
            assertThat(now.isFlat()).isTrue();
            assertThat(now.history().get(0).modelId()).contains(FirstEdition.MODEL);
            byte[] left = raw().get(former).orElseThrow().bytes();
            assertThatThrownBy(() -> ChampionRegistry.read(BTC, left)).isInstanceOf(DamagedChampionException.class);
            JsonNode again = start(raw())
                    .call(LocalFunctions.TRAINING, "{\"action\": \"rollback\", \"symbol\": \"BTC/USDT\"}", LIMIT);
            assertThat(again.path("champion").asText()).isEqualTo(FirstEdition.MODEL);
        }

        /** Its report is found under the former key: the day is not trained twice. */
        @Test
        void aTrainingThatTheFirstEditionFinishedIsNotRepeated() {
            JsonNode answer = start(raw()).call(LocalFunctions.TRAINING, "{\"action\": \"train\"}", LIMIT);

            assertThat(answer.at("/symbols/0/words").asText())
                    .startsWith("trained already on the bars before 2026-06-01T00:00:00Z: promoted");
        }

        @Test
        void aReportReadsBothEditionsTradesAndTrialsAndWritesNothing() {
            LocalFunctions functions = start(raw());
            run(functions, 0, FirstEdition.MINUTES);
            List<String> before = raw().list("");

            JsonNode report = functions.call(
                    LocalFunctions.MONITORING,
                    "{\"action\": \"report\", \"from\": \"2026-06-01\", \"to\": \"2026-06-01T03:32:00Z\"}",
                    LIMIT);

            assertThat(report.at("/figures/trades/value").asInt())
                    .isEqualTo(trades(FirstEdition.laterTrades()).size());
            assertThat(report.path("problems")).isEmpty();
            assertThat(raw().list("")).isEqualTo(before);
        }
    }

    @Nested
    class InADirectory extends Contract {

        @TempDir
        Path store;

        @Override
        ObjectStore raw() {
            return new DirectoryStore(store.resolve("store"), Durability.NONE);
        }
    }

    @Nested
    class InABucket extends Contract {

        @RegisterExtension
        static final S3Server S3 = new S3Server();

        private final S3Store store = new S3Store(S3Connection.to(S3.newBucket())
                .at(
                        S3.endpoint(),
                        Region.US_EAST_1,
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "secret"))));

        @AfterEach
        void close() {
            store.close();
        }

        /** The state's second write only: {@code UpgradingStoreContract} kills at each one in a bucket too. */
        @Override
        @ParameterizedTest
        @ValueSource(ints = 2)
        void killedAtAnyWriteOfTheUpgradeItRunsOn(int write) {
            super.killedAtAnyWriteOfTheUpgradeItRunsOn(write);
        }

        @Override
        ObjectStore raw() {
            return store;
        }
    }

    private static List<DecisionRow> decisions(String csv) {
        return LedgerCsv.DECISIONS.read("decisions", csv.getBytes(StandardCharsets.UTF_8));
    }

    private static List<TradeRow> trades(String csv) {
        return LedgerCsv.TRADES.read("trades", csv.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Killed extends Error {

        private static final long serialVersionUID = 1L;
    }

    /** Ends its process at the given write. */
    private static final class DyingStore extends ForwardingStore {

        private final int last;
        private final boolean after;
        private int writes;

        DyingStore(ObjectStore inner, int last, boolean after) {
            super(inner);
            this.last = last;
            this.after = after;
        }

        @Override
        public ETag putIfAbsent(String key, byte[] bytes) {
            return dying(() -> super.putIfAbsent(key, bytes));
        }

        @Override
        public ETag putIfMatch(String key, byte[] bytes, ETag expected) {
            return dying(() -> super.putIfMatch(key, bytes, expected));
        }

        private synchronized ETag dying(Supplier<ETag> write) {
            writes++;
            if (writes == last && !after) {
                throw new Killed();
            }
            ETag written;
            try {
                written = write.get();
            } catch (WriteConflictException nothingWritten) {
                writes--;
                throw nothingWritten;
            }
            if (writes == last) {
                throw new Killed();
            }
            return written;
        }
    }
}
