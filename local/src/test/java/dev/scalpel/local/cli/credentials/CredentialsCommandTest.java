package dev.scalpel.local.cli.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.testkit.Moto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Keys go from a terminal or a pipe into an AWS account on loopback, and nowhere else. */
class CredentialsCommandTest {

    @RegisterExtension
    static final Moto MOTO = new Moto();

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:01:02Z"), ZoneOffset.UTC);
    private static final ApiKey KEY = new ApiKey("k3yOfTheTest", "s3cretOfTheTest", true, false);
    private static final Map<String, String> PROPERTIES =
            Map.of("aws.accessKeyId", "id", "aws.secretAccessKey", "word", "aws.region", "eu-central-1");

    @TempDir
    private Path home;

    private LocalExchange exchange;

    @BeforeAll
    static void connect() {
        PROPERTIES.forEach(System::setProperty);
        System.setProperty("aws.endpointUrlSecretsManager", MOTO.endpoint().toString());
        System.setProperty("aws.endpointUrlSsm", MOTO.endpoint().toString());
    }

    @AfterAll
    static void disconnect() {
        PROPERTIES.keySet().forEach(System::clearProperty);
        System.clearProperty("aws.endpointUrlSecretsManager");
        System.clearProperty("aws.endpointUrlSsm");
    }

    @BeforeEach
    void open() throws IOException {
        Bar bar = new Bar(CLOCK.instant().minusSeconds(62).toEpochMilli(), 1, 1, 1, 1, 1, 1, 0.5);
        exchange = LocalExchange.start(0, CLOCK, List.of(Listing.of(Symbol.parse("BTC/USDT"), BarSeries.of(bar))), KEY);
        settings("parameter-store");
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k3yOfTheTest\ns3cretOfTheTest\n",
                "{\"key\": \"k3yOfTheTest\", \"secret\": \"s3cretOfTheTest\"}",
                "{\"api-key\": \"k3yOfTheTest\", \"api-secret\": \"s3cretOfTheTest\"}"
            })
    void aPipesKeysGetIntoParameterStoreAfterTheVenueSaidWhatTheyMayDo(String piped) {
        Ran put = run(piped, "credentials", "put", "binance");
        assertThat(put.code()).as(put.errorOutput()).isZero();
        assertThat(put.output())
                .contains("ok       key withdrawals: the key may not withdraw or transfer funds")
                .contains("ok       key trading: the key may send orders")
                .contains("Stored the keys of binance (testnet): the parameter '/scalpel/testnet/binance/keys'");
        assertThat(parameter()).isEqualTo("{\"key\":\"k3yOfTheTest\",\"secret\":\"s3cretOfTheTest\"}");
        assertThat(exchange.orders()).isEmpty();
    }

    @Test
    void aTerminalsKeysGetIntoSecretsManagerUnderTheNameOfTheStage() throws IOException {
        settings("secrets-manager");
        TestCommandLine terminal =
                TestCommandLine.typing(List.of(" k3yOfTheTest", "s3cretOfTheTest "), home, CLOCK, Map.of());
        Ran put = ran(terminal, "credentials", "put", "binance", "--stage", "production", "--json");
        assertThat(put.code()).as(put.errorOutput()).isZero();
        assertThat(put.errorOutput()).contains("Nothing that you type is shown", "binance key: binance secret: ");
        JsonNode document = new ObjectMapper().readTree(put.output());
        assertThat(document.path("name").asText()).isEqualTo("scalpel/exchange");
        assertThat(document.path("checked").asBoolean()).isTrue();
        try (SecretsManagerClient client = SecretsManagerClient.create()) {
            assertThat(client.getSecretValue(request -> request.secretId("scalpel/exchange"))
                            .secretString())
                    .isEqualTo("{\"key\":\"k3yOfTheTest\",\"secret\":\"s3cretOfTheTest\"}");
        }
    }

    @Test
    void whatIsStoredCanBeCheckedAndAChangedKeyIsFound() throws IOException {
        run("k3yOfTheTest\ns3cretOfTheTest", "credentials", "put", "binance");
        Ran check = run("", "credentials", "check", "binance", "--json");
        JsonNode document = new ObjectMapper().readTree(check.output());
        // The stand-in's key works from any address.
        assertThat(check.code()).isEqualTo(1);
        assertThat(document.path("findings").get(0).path("level").asText()).isEqualTo("OK");
        assertThat(document.path("findings").findValuesAsText("check"))
                .containsExactly("keys", "key withdrawals", "key trading", "key addresses");

        exchange.replaceApiKey(new ApiKey("another", "word", true, false));
        Ran rejected = run("", "credentials", "check", "binance");
        assertThat(rejected.code()).isEqualTo(1);
        assertThat(rejected.errorOutput()).contains("error: ").contains("-2015");
    }

    @Test
    void aKeyThatMovesMoneyIsNotStored() {
        exchange.replaceApiKey(new ApiKey(KEY.key(), KEY.secret(), true, true));
        Ran put = run("k3yOfTheTest\ns3cretOfTheTest", "credentials", "put", "binance", "--stage", "production");
        assertThat(put.code()).isEqualTo(1);
        assertThat(put.errorOutput())
                .contains("the key may withdraw or transfer funds; nothing was stored")
                .contains("hint: make a key that may only read and trade");
        assertThat(run("", "credentials", "check", "binance", "--stage", "production")
                        .errorOutput())
                .contains("ParameterNotFound");
    }

    @Test
    void aKeyThatTheVenueRejectsIsStoredOnlyUnchecked() {
        Ran put = run("k3yOfAnotherTest\ns3cretOfAnotherTest", "credentials", "put", "binance");
        assertThat(put.code()).isEqualTo(1);
        assertThat(put.errorOutput()).contains("; nothing was stored").contains("hint: --unchecked");
        Ran stored =
                run("k3yOfAnotherTest\ns3cretOfAnotherTest", "credentials", "put", "binance", "--unchecked", "--json");
        assertThat(stored.code()).isZero();
        assertThat(stored.output()).contains("\"checked\" : false");
        assertThat(parameter()).contains("k3yOfAnotherTest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "k3yOfTheTest", "k3yOf TheTest\nword", "{\"key\": \"k3yOfTheTest\"}", "{\"k3yOfTheTest"})
    void whatHasAnotherFormIsRefusedAndNotQuoted(String piped) {
        Ran put = run(piped, "credentials", "put", "binance", "--unchecked");
        assertThat(put.code()).isEqualTo(1);
        assertThat(put.errorOutput()).startsWith("error: ");
    }

    @Test
    void theLineBreaksOfATypedPrivateKeyAreRestored() {
        String typed = "-----BEGIN PRIVATE KEY-----\\ns3cretOfTheTest\\n-----END PRIVATE KEY-----";
        TestCommandLine terminal = TestCommandLine.typing(List.of("k3yOfTheTest", typed), home, CLOCK, Map.of());
        assertThat(ran(terminal, "credentials", "put", "binance", "--unchecked").code())
                .isZero();
        assertThat(parameter()).contains("\"secret\":\"-----BEGIN PRIVATE KEY-----\\ns3cretOfTheTest\\n-----END");
    }

    @Test
    void anEmptyLineStoresNothing() {
        TestCommandLine terminal = TestCommandLine.typing(List.of("k3yOfTheTest"), home, CLOCK, Map.of());
        Ran put = ran(terminal, "credentials", "put", "binance");
        assertThat(put.code()).isEqualTo(1);
        assertThat(put.errorOutput()).contains("the secret is empty; nothing was stored");
    }

    @Test
    void moreThanAnyKeyHasIsRefusedBeforeItIsReadToItsEnd() {
        Ran put = run("x".repeat(65_537), "credentials", "put", "binance", "--unchecked");
        assertThat(put.errorOutput()).contains("more than 65536 bytes; nothing was stored");
    }

    @Test
    void oneSecretDoesNotServeTwoVenues() throws IOException {
        settings("secrets-manager");
        Ran put = run("k\ns", "credentials", "put", "binance-usdm");
        assertThat(put.code()).isEqualTo(1);
        assertThat(put.errorOutput()).contains("has the keys of binance", "credentials.store: parameter-store");
    }

    @Test
    void anUnknownVenueOrStageIsWrongUsage() {
        assertThat(run("k\ns", "credentials", "put", "binanse").code()).isEqualTo(2);
        assertThat(run("k\ns", "credentials", "put", "binance", "--stage", "prod")
                        .code())
                .isEqualTo(2);
        assertThat(run("", "credentials").code()).isEqualTo(2);
    }

    private void settings(String store) throws IOException {
        Files.writeString(
                home.resolve("scalpel.yaml"),
                "mode: testnet\nsymbols: [BTC/USDT]\ncredentials: {store: " + store + "}\nvenueConnection: {address: \""
                        + exchange.uri() + "\"}\n");
    }

    private static String parameter() {
        try (SsmClient client = SsmClient.create()) {
            return client.getParameter(request ->
                            request.name("/scalpel/testnet/binance/keys").withDecryption(true))
                    .parameter()
                    .value();
        }
    }

    private record Ran(int code, String output, String errorOutput) {}

    private Ran run(String piped, String... arguments) {
        return ran(TestCommandLine.answering(piped, home, CLOCK), arguments);
    }

    /** Whatever happens, no key is printed, and no file is written but the settings. */
    private Ran ran(TestCommandLine process, String... arguments) {
        String[] all = Stream.concat(Arrays.stream(arguments), Stream.of("--home", home.toString(), "--stacktrace"))
                .toArray(String[]::new);
        int code = process.run(all);
        assertThat(process.output() + process.errorOutput())
                .doesNotContain("k3yOf")
                .doesNotContain("s3cretOf")
                .doesNotContain("signature");
        assertThat(home).isDirectoryContaining(file -> file.endsWith("scalpel.yaml"));
        assertThat(home.toFile().list()).containsExactly("scalpel.yaml");
        return new Ran(code, process.output(), process.errorOutput());
    }
}
