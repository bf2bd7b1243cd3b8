package dev.scalpel.tradelog.mirror;

import static dev.scalpel.tradelog.TestLedger.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.portfolio.log.OrderRow;
import dev.scalpel.signals.dynamodb.DynamoConnection;
import dev.scalpel.store.ForwardingStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.testkit.DynamoTable;
import dev.scalpel.testkit.Moto;
import dev.scalpel.testkit.TableFault;
import dev.scalpel.tradelog.TestLedger;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The tables of a DynamoDB on loopback say what the ledger says of the last days. */
class MirrorTest {

    @RegisterExtension
    static final Moto MOTO = new Moto();

    private static final Instant NOW = Instant.parse("2026-04-02T12:00:00Z");
    private static final BooleanSupplier ALWAYS = Boolean.TRUE::booleanValue;

    private final MemoryStore store = new MemoryStore();
    private final TestLedger ledger = TestLedger.filled(store);
    private final Map<MirrorTable, DynamoTable> tables = new EnumMap<>(MirrorTable.class);
    private MirrorTables mirrored;

    @BeforeEach
    void create() {
        for (MirrorTable table : MirrorTable.values()) {
            tables.put(table, DynamoTable.create(MOTO.endpoint(), MirrorTable.SCOPE, MirrorTable.ID));
        }
        mirrored = connect(tables.get(MirrorTable.TRADES));
    }

    private MirrorTables connect(DynamoTable through) {
        Map<MirrorTable, String> names = new EnumMap<>(MirrorTable.class);
        tables.forEach((table, created) -> names.put(table, created.name()));
        return new MirrorTables(
                DynamoConnection.to("any")
                        .at(
                                through.faultyEndpoint(),
                                Region.US_EAST_1,
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))),
                names);
    }

    @AfterEach
    void close() {
        mirrored.close();
        tables.values().forEach(DynamoTable::close);
    }

    @Test
    void theTradesOfThirtyDaysAreThereWithEveryDigitAndExpireAfterThem() {
        MirrorReport report = mirror(NOW).project(ALWAYS);

        // t1 of the second of March is older.
        assertThat(ids(MirrorTable.TRADES)).containsExactly("t2", "t3");
        assertThat(report.refused()).isEmpty();
        assertThat(report.written()).isEqualTo(2);
        JsonNode trade = item(MirrorTable.TRADES, "t3");
        assertThat(trade.at("/scope/S").asText()).isEqualTo("kraken/ETH/EUR");
        assertThat(trade.at("/net_profit/N").asText()).isEqualTo("96.00000000000000000001");
        assertThat(trade.at("/exit_time/S").asText()).isEqualTo("2026-04-01T08:00:00Z");
        assertThat(trade.at("/fees/S").asText()).contains("\"BNB\":1E-20");
        assertThat(trade.at("/expires/N").asLong())
                .isEqualTo(Instant.parse("2026-05-01T08:00:00Z").getEpochSecond());
    }

    @Test
    void theOrdersOfSevenDaysAreThereAndPositionsFollowFromAllOrders() {
        order("o3", OrderSide.BUY, OrderRow.Purpose.OPEN, "2026-04-01T00:00:00Z", "0.3", "60000");

        mirror(NOW).project(ALWAYS);

        assertThat(ids(MirrorTable.ORDERS)).containsExactly("o3");
        assertThat(item(MirrorTable.ORDERS, "o3").at("/scope/S").asText()).isEqualTo("crypto");
        JsonNode position = item(MirrorTable.POSITIONS, "btc/BTC/USDT");
        assertThat(position.at("/side/S").asText()).isEqualTo("LONG");
        assertThat(new BigDecimal(position.at("/quantity/N").asText())).isEqualByComparingTo("0.6");
        // 0.3 at 50007.5 and 0.3 at 60000.
        assertThat(new BigDecimal(position.at("/price/N").asText())).isEqualByComparingTo("55003.75");
        assertThat(position.at("/opened/S").asText()).isEqualTo("2026-03-02T10:00:01.001Z");
    }

    /** However old its last order is. */
    @Test
    void anOpenPositionStaysAndAClosedOneExpires() {
        mirror(NOW).project(ALWAYS);
        assertThat(item(MirrorTable.POSITIONS, "btc/BTC/USDT").at("/expires/N").asLong())
                .isEqualTo(NOW.plus(MirrorTable.POSITIONS.keep()).getEpochSecond());

        order("o4", OrderSide.SELL, OrderRow.Purpose.CLOSE, "2026-04-02T11:00:00Z", "0.3", "61000");
        mirror(NOW).project(ALWAYS);

        JsonNode closed = item(MirrorTable.POSITIONS, "btc/BTC/USDT");
        assertThat(closed.at("/side/S").asText()).isEqualTo("NONE");
        assertThat(new BigDecimal(closed.at("/quantity/N").asText())).isZero();
        assertThat(closed.at("/expires/N").asLong())
                .isEqualTo(Instant.parse("2026-04-09T11:00:00Z").getEpochSecond());
    }

    @Test
    void aRevisedRowReplacesItsFormerVersionAndNeverTheOtherWayRound() {
        mirror(NOW).project(ALWAYS);
        ledger.trade(
                BTC,
                TestLedger.trade(
                        "t2", 9, "2026-03-31T23:50:00Z", "2026-03-31T23:59:59.999Z", "61000", "60900", "-12.5"));
        mirror(NOW).project(ALWAYS);
        assertThat(profit("t2")).isEqualTo("-12.5");

        // A run that read the file before the revision comes late.
        MemoryStore former = new MemoryStore();
        TestLedger.filled(former);
        MirrorReport late = new Mirror(former, mirrored, at(NOW)).project(ALWAYS);

        assertThat(late.kept()).isEqualTo(1);
        assertThat(profit("t2")).isEqualTo("-12.5");
    }

    @Test
    void nothingNewWritesNothingButOpenPositions() {
        mirror(NOW).project(ALWAYS);
        MirrorReport again = mirror(NOW).project(ALWAYS);
        assertThat(again.projected()).isZero();
        assertThat(again.written()).isZero();
        assertThat(again.positions()).isEqualTo(1);
    }

    /** Killed anywhere, and run again: the same items as of one run. */
    @Test
    void aRunThatIsKilledAfterAnyReadIsCompletedByTheNext() {
        order("o3", OrderSide.BUY, OrderRow.Purpose.OPEN, "2026-04-01T00:00:00Z", "0.3", "60000");
        for (int reads = 0; reads < 8; reads++) {
            int most = reads;
            ForwardingStore dying = new ForwardingStore(store) {
                private int read;

                @Override
                public Optional<StoredObject> get(String key) {
                    if (read++ >= most) {
                        throw new StoreException("killed");
                    }
                    return super.get(key);
                }
            };
            try {
                new Mirror(dying, mirrored, at(NOW)).project(ALWAYS);
            } catch (StoreException killed) {
                assertThat(killed).hasMessage("killed");
            }
            mirror(NOW).project(ALWAYS);
            assertThat(ids(MirrorTable.TRADES)).containsExactly("t2", "t3");
            assertThat(ids(MirrorTable.ORDERS)).containsExactly("o3");
            assertThat(new BigDecimal(item(MirrorTable.POSITIONS, "btc/BTC/USDT")
                            .at("/quantity/N")
                            .asText()))
                    .isEqualByComparingTo("0.6");
            store.delete(Cursor.KEY);
        }
    }

    @Test
    void severalAtOnceEndWithTheSameItems() throws Exception {
        order("o3", OrderSide.BUY, OrderRow.Purpose.OPEN, "2026-04-01T00:00:00Z", "0.3", "60000");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<MirrorReport>> runs = new ArrayList<>();
            for (int run = 0; run < 4; run++) {
                runs.add(threads.submit(() -> mirror(NOW).project(ALWAYS)));
            }
            for (Future<MirrorReport> run : runs) {
                assertThat(run.get().refused()).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(ids(MirrorTable.TRADES)).containsExactly("t2", "t3");
        assertThat(ids(MirrorTable.ORDERS)).containsExactly("o3");
    }

    @Test
    void aPassingFaultAndALostAnswerAreRepeated() {
        tables.get(MirrorTable.TRADES).failNext(TableFault.ANSWER_LOST, TableFault.THROTTLED);
        MirrorReport report = mirror(NOW).project(ALWAYS);
        assertThat(report.written()).isEqualTo(2);
        assertThat(ids(MirrorTable.TRADES)).containsExactly("t2", "t3");
    }

    @Test
    void aTableThatIsNotThereIsNamedAndNothingIsNotedAsDone() {
        Map<MirrorTable, String> names = new TreeMap<>();
        for (MirrorTable table : MirrorTable.values()) {
            names.put(table, "no-such-" + table.suffix());
        }
        try (MirrorTables absent = new MirrorTables(
                DynamoConnection.to("any")
                        .at(
                                MOTO.endpoint(),
                                Region.US_EAST_1,
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))),
                names)) {
            assertThatThrownBy(() -> new Mirror(store, absent, at(NOW)).project(ALWAYS))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("to table no-such-trades");
        }
        assertThat(mirror(NOW).project(ALWAYS).written()).isEqualTo(2);
    }

    @Test
    void aMalformedFileIsNamedAndEverythingElseIsThere() {
        String key = StoreKeys.orders("crypto", YearMonth.of(2026, 3));
        StoredObject whole = store.get(key).orElseThrow();
        String torn = new String(whole.bytes(), StandardCharsets.UTF_8);
        store.putIfMatch(key, torn.substring(0, torn.length() - 20).getBytes(StandardCharsets.UTF_8), whole.etag());

        MirrorReport report = mirror(NOW).project(ALWAYS);

        assertThat(report.refused()).containsOnlyKeys(key);
        assertThat(ids(MirrorTable.TRADES)).containsExactly("t2", "t3");
        assertThat(ids(MirrorTable.POSITIONS)).isEmpty();
    }

    @Test
    void withoutTimeTheRestIsLeftToTheNextRun() {
        int[] files = {0};
        MirrorReport first = mirror(NOW).project(() -> files[0]++ < 2);
        assertThat(first.projected()).isEqualTo(2);
        assertThat(first.left()).isPositive();
        MirrorReport second = mirror(NOW).project(ALWAYS);
        assertThat(second.left()).isZero();
        assertThat(ids(MirrorTable.TRADES)).containsExactly("t2", "t3");
    }

    private void order(
            String id, OrderSide side, OrderRow.Purpose purpose, String time, String quantity, String price) {
        ledger.order(id, side, purpose, time, quantity, price);
    }

    private Mirror mirror(Instant now) {
        return new Mirror(store, mirrored, at(now));
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private String profit(String id) {
        return item(MirrorTable.TRADES, id).at("/net_profit/N").asText();
    }

    private JsonNode item(MirrorTable table, String id) {
        for (JsonNode item : tables.get(table).items()) {
            if (item.at("/id/S").asText().equals(id)) {
                return item;
            }
        }
        throw new AssertionError("no item " + id);
    }

    private List<String> ids(MirrorTable table) {
        List<String> ids = new ArrayList<>();
        tables.get(table).items().forEach(item -> ids.add(item.at("/id/S").asText()));
        return ids.stream().sorted().toList();
    }
}
