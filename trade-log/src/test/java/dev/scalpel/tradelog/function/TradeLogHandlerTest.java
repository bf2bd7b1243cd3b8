package dev.scalpel.tradelog.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.aws.DatabaseToken;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.tradelog.RefusedFilesException;
import dev.scalpel.tradelog.TableContents;
import dev.scalpel.tradelog.TestLedger;
import dev.scalpel.tradelog.TestServer;
import dev.scalpel.tradelog.database.Database;
import dev.scalpel.tradelog.database.DatabaseAddress;
import dev.scalpel.tradelog.database.DatabaseException;
import dev.scalpel.tradelog.database.PostgresDatabase;
import dev.scalpel.tradelog.database.WakingServer;
import dev.scalpel.tradelog.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The handler that is deployed, on a real server that speaks TLS only and knows its user by the token of that second. Aurora compares
 * the token with IAM instead; the way there is the same.
 */
class TradeLogHandlerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-02T12:00:00Z"), ZoneOffset.UTC);
    private static final Map<String, String> KEYS =
            Map.of("aws.accessKeyId", "id", "aws.secretAccessKey", "word", "aws.region", "eu-central-1");

    /** What a rule of EventBridge sends each hour (Amazon EventBridge User Guide, "Scheduled events"). */
    private static final String HOURLY = """
            {"version": "0", "id": "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa", "detail-type": "Scheduled Event",
             "source": "aws.events", "account": "123456789012", "time": "2026-04-02T12:00:00Z", "region": "eu-central-1",
             "resources": ["arn:aws:events:eu-central-1:123456789012:rule/scalpel-testnet-trade-log-sql"], "detail": {}}
            """;

    /** What S3 sends when a file is written (S3 User Guide, "Event message structure"). */
    private static final String WRITTEN = """
            {"Records": [{"eventVersion": "2.1", "eventSource": "aws:s3", "awsRegion": "eu-central-1",
              "eventTime": "2026-04-02T12:00:00.345Z", "eventName": "ObjectCreated:Put",
              "s3": {"s3SchemaVersion": "1.0", "bucket": {"name": "scalpel", "arn": "arn:aws:s3:::scalpel"},
                "object": {"key": "trades/binance/BTC-USDT/2026-03.csv", "size": 97, "eTag": "d41d8cd98f00"}}}]}
            """;

    @TempDir
    private static Path made;

    private static ServerCertificate certificate;
    private static EmbeddedPostgres server;
    private static int databases;

    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();
    private final List<Duration> pauses = new ArrayList<>();
    private DirectoryStore store;
    private Database database;

    @BeforeAll
    static void startServer() throws Exception {
        certificate = ServerCertificate.of(made, "ip:127.0.0.1");
        server = TestServer.start(Map.of(
                "fsync",
                "off",
                "ssl",
                "on",
                "ssl_cert_file",
                certificate.certificate().toString(),
                "ssl_key_file",
                certificate.key().toString()));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void open() throws Exception {
        KEYS.forEach(System::setProperty);
        Files.writeString(home.resolve("scalpel.yaml"), "notification: {channel: none}\n");
        store = new DirectoryStore(home.resolve("store"), Durability.NONE);
        TestLedger.filled(store);
        String name = "db" + ++databases;
        String url = server.url().replaceAll("/[^/]*$", "/" + name);
        environment.putAll(Map.of(
                "LAMBDA_TASK_ROOT",
                home.toString(),
                "AWS_REGION",
                "eu-central-1",
                "TRADE_LOG_HOST",
                "127.0.0.1",
                "TRADE_LOG_PORT",
                String.valueOf(port(url)),
                "TRADE_LOG_DATABASE",
                name,
                "TRADE_LOG_USER",
                name));
        database = TestServer.database(
                new DatabaseAddress(url, Optional.of(EmbeddedPostgres.USER), () -> Optional.of(server.password())));
        try (Connection connection = TestServer.database(new DatabaseAddress(
                                server.url(), Optional.of(EmbeddedPostgres.USER), () -> Optional.of(server.password())))
                        .open();
                Statement statement = connection.createStatement()) {
            statement.execute("create user " + name);
            statement.execute("create database " + name + " owner " + name);
        }
        expectTokenAt(port(url));
    }

    @AfterEach
    void forgetKeys() {
        KEYS.keySet().forEach(System::clearProperty);
    }

    @Test
    void theHourlyCallMigratesAndProjects() throws Exception {
        assertThat(call(HOURLY).path("projected").asInt()).isEqualTo(6);
        assertThat(call(HOURLY).path("projected").asInt()).isZero();
        assertThat(TableContents.rows(database, "select count(*) from trades")).containsExactly("3");
        assertThat(call("{\"action\": \"check\"}").path("different").asInt()).isZero();
        assertThat(call("{\"action\": \"rebuild\"}").path("projected").asInt()).isEqualTo(6);
        assertThat(call("{\"action\": \"migrate\"}").path("applied").asInt()).isZero();
    }

    @Test
    void aQueryIsAnsweredAndCanChangeNothing() throws Exception {
        call(HOURLY);
        JsonNode answer = call(
                "{\"action\": \"query\", \"sql\": \"select id, net_profit from trades order by id\", \"rows\": 2}");
        assertThat(answer.path("columns").toString()).isEqualTo("[\"id\",\"net_profit\"]");
        assertThat(answer.path("rows").toString()).startsWith("[[\"t1\",\"7.9\"],[\"t2\",\"-11.25\"]]");
        assertThat(answer.path("more").asBoolean()).isTrue();
        assertThatThrownBy(() -> call("{\"action\": \"query\", \"sql\": \"delete from trades\"}"))
                .isInstanceOf(DatabaseException.class);
        assertThatThrownBy(() -> call("{\"action\": \"query\"}"))
                .hasMessageContaining("action 'query' needs the field 'sql', such as \"select * from daily_profit\"");
        assertThat(TableContents.rows(database, "select count(*) from trades")).containsExactly("3");
    }

    @Test
    void aWrittenFileOfTheLedgerStartsIt() throws Exception {
        assertThat(call(WRITTEN).path("projected").asInt()).isEqualTo(6);
        assertThatThrownBy(() -> call(WRITTEN.replace("trades/binance", "bars/binance")))
                .hasMessageContaining("the creation of the object 'bars/binance/BTC-USDT/2026-03.csv'");
    }

    @Test
    void theConnectionIsEncryptedAndTheServerVerified() throws Exception {
        call(HOURLY);
        Path others = Files.createDirectories(home.resolve("others"));
        ServerCertificate other = ServerCertificate.of(others, "ip:127.0.0.1");

        assertThatThrownBy(() -> call(handler(other.certificate()), HOURLY))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("cannot connect to jdbc:postgresql://127.0.0.1:")
                .hasMessageContaining("its certificate is not signed by one of those that this release knows");
        environment.put("TRADE_LOG_HOST", "localhost");
        assertThatThrownBy(() -> call(HOURLY)).hasMessageContaining("localhost").hasMessageContaining("hostname");
    }

    /** It drops connections, then says that it starts, then answers. */
    @Test
    void aSleepingDatabaseIsAwaited() throws Exception {
        try (WakingServer waking = new WakingServer(server.url())) {
            int port = port(waking.url(server.url()));
            environment.put("TRADE_LOG_PORT", String.valueOf(port));
            expectTokenAt(port);
            PostgresDatabase.Pause pause = duration -> {
                pauses.add(duration);
                waking.awake(pauses.size());
            };
            JsonNode answer = call(new TradeLogHandler(environment, CLOCK, certificate.certificate(), pause), HOURLY);

            assertThat(answer.path("projected").asInt()).isEqualTo(6);
            assertThat(pauses).hasSize(3);
        }
    }

    @Test
    void oneThatStaysAsleepFailsTheCallAndTheNextContinues() throws Exception {
        String awake = String.valueOf(environment.get("TRADE_LOG_PORT"));
        try (WakingServer waking = new WakingServer(server.url())) {
            environment.put("TRADE_LOG_PORT", String.valueOf(port(waking.url(server.url()))));
            assertThatThrownBy(() -> call(HOURLY))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("Nothing is lost: the next run continues");
        }
        assertThat(pauses).isEqualTo(PostgresDatabase.RESUMING);
        environment.put("TRADE_LOG_PORT", awake);
        assertThat(call(HOURLY).path("projected").asInt()).isEqualTo(6);
    }

    @Test
    void aTokenThatIsRefusedIsSaidToBeAndNeverShown() throws Exception {
        expectTokenAt(1);
        assertThatThrownBy(() -> call(HOURLY))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("password authentication failed")
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain("X-Amz"));
        assertThat(pauses).isEmpty();
    }

    @Test
    void aMalformedFileFailsTheCallAfterEverythingElseIsThere() throws Exception {
        tear("trades/binance/BTC-USDT/2026-03.csv");
        assertThatThrownBy(() -> call(HOURLY)).isInstanceOf(RefusedFilesException.class);
        assertThat(TableContents.rows(database, "select count(*) from orders")).containsExactly("2");
        assertThatThrownBy(() -> call("{\"action\": \"check\"}"))
                .hasMessageContaining("ledger and tables differ in 1 places: trades/binance/BTC-USDT/2026-03.csv")
                .hasMessageContaining("rebuild repairs them");
    }

    @Test
    void withoutTimeTheNextCallContinues() throws Exception {
        JsonNode answer = call(handler(certificate.certificate()), HOURLY, 1_000);
        assertThat(answer.path("left").asInt()).isEqualTo(6);
        assertThat(call(HOURLY).path("projected").asInt()).isEqualTo(6);
    }

    @Test
    void whatTheDeploymentLeavesOutIsNamed() {
        environment.remove("TRADE_LOG_USER");
        assertThatThrownBy(() -> handler(certificate.certificate()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the variable TRADE_LOG_USER is missing: a deployment with tradeLog.aurora has it");
        environment.put("TRADE_LOG_PORT", "65536");
        environment.put("TRADE_LOG_USER", "scalpel");
        assertThatThrownBy(() -> handler(certificate.certificate()))
                .hasMessage("the variable TRADE_LOG_PORT must be a port, 1 to 65535: 65536");
    }

    @Test
    void anUnknownActionNamesThoseThatAreThere() {
        assertThatThrownBy(() -> call("{\"action\": \"drop\"}"))
                .hasMessageContaining("allowed: check, migrate, project, query, rebuild");
    }

    private void tear(String key) {
        StoredObject whole = store.get(key).orElseThrow();
        store.putIfMatch(key, Arrays.copyOf(whole.bytes(), whole.size() - 7), whole.etag());
    }

    /** The server's user gets the token of this port and second as its password. */
    private void expectTokenAt(int port) throws Exception {
        String user = String.valueOf(environment.get("TRADE_LOG_USER"));
        String token = DatabaseToken.ofEnvironment("eu-central-1", CLOCK).of("127.0.0.1", port, user);
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("alter user " + user + " password '" + token + "'");
        }
    }

    private TradeLogHandler handler(Path roots) {
        return new TradeLogHandler(environment, CLOCK, roots, pauses::add);
    }

    private JsonNode call(String event) throws IOException {
        return call(handler(certificate.certificate()), event);
    }

    private static JsonNode call(TradeLogHandler handler, String event) throws IOException {
        return call(handler, event, 300_000);
    }

    private static JsonNode call(TradeLogHandler handler, String event, int milliseconds) throws IOException {
        Context context = (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getRemainingTimeInMillis")) {
                        return milliseconds;
                    }
                    throw new UncheckedIOException(new IOException("not used: " + method));
                });
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, context);
        return new ObjectMapper().readTree(answer.toByteArray());
    }

    private static int port(String url) {
        return URI.create(url.substring("jdbc:".length())).getPort();
    }
}
