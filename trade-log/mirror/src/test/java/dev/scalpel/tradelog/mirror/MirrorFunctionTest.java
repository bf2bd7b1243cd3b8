package dev.scalpel.tradelog.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.testkit.DynamoTable;
import dev.scalpel.testkit.Moto;
import dev.scalpel.tradelog.TestLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The function as its schedule calls it. */
class MirrorFunctionTest {

    @RegisterExtension
    static final Moto MOTO = new Moto();

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-02T12:00:00Z"), ZoneOffset.UTC);
    private static final Map<String, String> KEYS =
            Map.of("aws.accessKeyId", "id", "aws.secretAccessKey", "word", "aws.region", "us-east-1");

    private final MemoryStore store = new MemoryStore();
    private final List<DynamoTable> tables = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> failures = new ArrayList<>();

    @BeforeEach
    void create() {
        KEYS.forEach(System::setProperty);
        TestLedger.filled(store);
        environment.put("AWS_ENDPOINT_URL", MOTO.endpoint().toString());
        for (MirrorTable table : MirrorTable.values()) {
            DynamoTable created = DynamoTable.create(MOTO.endpoint(), MirrorTable.SCOPE, MirrorTable.ID);
            tables.add(created);
            environment.put(MirrorFunction.variable(table), created.name());
        }
    }

    @AfterEach
    void close() {
        tables.forEach(DynamoTable::close);
        KEYS.keySet().forEach(System::clearProperty);
    }

    @Test
    void aCallProjectsAndReportsWhatItDid() {
        JsonNode answer = call();
        assertThat(answer.path("written").asInt()).isEqualTo(2);
        assertThat(answer.path("positions").asInt()).isEqualTo(1);
        assertThat(tables.get(0).items()).hasSize(2);
        assertThat(call().path("written").asInt()).isZero();
        assertThat(failures).isEmpty();
    }

    @Test
    void aMalformedFileFailsTheCallAfterEverythingElseIsThere() {
        String key = StoreKeys.orders("crypto", YearMonth.of(2026, 3));
        StoredObject whole = store.get(key).orElseThrow();
        store.putIfMatch(key, Arrays.copyOf(whole.bytes(), whole.size() - 20), whole.etag());

        assertThatThrownBy(this::call).hasMessageContaining("the ledger has 1 malformed file: ");

        assertThat(tables.get(0).items()).hasSize(2);
        assertThat(failures).hasSize(1);
    }

    @Test
    void aMissingTableIsNamed() {
        environment.remove("TRADE_LOG_POSITIONS");
        assertThatThrownBy(this::function)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the variable TRADE_LOG_POSITIONS is missing");
    }

    private JsonNode call() {
        return function().answer("{}", Deadline.in(Duration.ofMinutes(1), CLOCK));
    }

    private Dispatcher function() {
        return MirrorFunction.create(
                store, environment, CLOCK, (name, action, failure) -> failures.add(name + ": " + failure.getMessage()));
    }
}
