package dev.scalpel.execution.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.section.CredentialStore;
import dev.scalpel.testkit.Moto;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.credentials.CredentialName;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.credentials.SecretStore;
import dev.scalpel.venue.trading.VenueBroker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Both stores in an AWS account on loopback: what is written is read, and changed keys are used without a restart. */
class AwsCredentialStoresTest {

    @RegisterExtension
    static final Moto MOTO = new Moto();

    private static final Instant NOW = Instant.parse("2026-06-01T12:01:02Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Map<String, String> LAMBDA = Map.of("AWS_LAMBDA_FUNCTION_NAME", "scalpel-testnet-execution");
    private static final Map<String, String> PROPERTIES =
            Map.of("aws.region", "eu-central-1", "aws.accessKeyId", "id", "aws.secretAccessKey", "word");

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

    @ParameterizedTest
    @EnumSource(CredentialStore.class)
    void whatIsWrittenIsRead(CredentialStore kind) {
        SecretStore store = AwsCredentialStores.of(kind, Optional.empty());
        String name = "/scalpel/testnet/" + kind.name().toLowerCase(Locale.ROOT) + "/keys";
        store.write(name, "the first");
        assertThat(store.read(name)).isEqualTo("the first");
        store.write(name, "the second");
        assertThat(store.read(name)).isEqualTo("the second");
    }

    @ParameterizedTest
    @EnumSource(CredentialStore.class)
    void whatIsMissingIsNamedWithWhatToDo(CredentialStore kind) {
        SecretStore store = AwsCredentialStores.of(kind, Optional.empty());
        assertThatThrownBy(() -> store.read("/scalpel/testnet/nowhere/keys"))
                .isInstanceOf(MissingCredentialsException.class)
                .hasMessageContaining("'/scalpel/testnet/nowhere/keys'")
                .hasMessageContaining("NotFound")
                .hasMessageContaining("that the function's role may read it");
    }

    @Test
    void aParameterThatIsNotEncryptedIsRefused() {
        try (SsmClient client = SsmClient.create()) {
            client.putParameter(request -> request.name("/scalpel/plain/keys")
                    .type(ParameterType.STRING)
                    .value("Zk4xhUsh"));
        }
        SecretStore store = AwsCredentialStores.of(CredentialStore.PARAMETER_STORE, Optional.empty());
        assertThatThrownBy(() -> store.read("/scalpel/plain/keys"))
                .isInstanceOf(MissingCredentialsException.class)
                .hasMessageContaining("must be a SecureString, but is String")
                .satisfies(error -> assertThat(everythingOf(error)).doesNotContain("Zk4xhUsh"));
    }

    @Test
    void aParameterThatAwsWouldChargeForIsRefusedAndNotQuoted() {
        SecretStore store = AwsCredentialStores.of(CredentialStore.PARAMETER_STORE, Optional.empty());
        assertThatThrownBy(() -> store.write("/scalpel/long/keys", "Zk4xhUsh".repeat(513)))
                .isInstanceOf(MissingCredentialsException.class)
                .hasMessageContaining("at most 4096 bytes, but these keys have 4104")
                .satisfies(error -> assertThat(everythingOf(error)).doesNotContain("Zk4xhUsh"));
        assertThatThrownBy(() -> store.read("/scalpel/long/keys")).isInstanceOf(MissingCredentialsException.class);
    }

    @ParameterizedTest
    @EnumSource(CredentialStore.class)
    void changedKeysAreUsedWithoutARestart(CredentialStore kind) throws Exception {
        BarSeries bars = BarSeries.of(
                List.of(new Bar(NOW.minusSeconds(62).toEpochMilli(), 60_000, 60_010, 59_990, 60_000, 5, 9, 2)));
        try (LocalExchange exchange = LocalExchange.start(CLOCK, List.of(Listing.of(BTC, bars)))) {
            Settings settings = settings(exchange, kind);
            SecretStore store = AwsCredentialStores.of(settings);
            String name = CredentialName.of(settings).name();
            store.write(name, text(exchange.apiKey()));
            VenueBroker broker = VenueAdapters.connectBroker(settings, LAMBDA, store, CLOCK);
            broker.synchronise();
            assertThat(broker.balances()).isNotNull();

            ApiKey next = new ApiKey("another", "word", true, false);
            exchange.replaceApiKey(next);
            store.write(name, text(next));

            assertThatThrownBy(broker::balances)
                    .isInstanceOfSatisfying(
                            VenueException.class,
                            rejected -> assertThat(rejected.kind()).isEqualTo(Kind.KEY_REJECTED));
            assertThat(broker.balances()).isNotNull();
        }
    }

    private static Settings settings(LocalExchange exchange, CredentialStore kind) {
        return SettingsReader.fromText(
                        "test",
                        "mode: testnet\nsymbols: [BTC/USDT]\nvenueConnection: {address: \"" + exchange.uri()
                                + "\"}\ncredentials: {store: "
                                + kind.name().toLowerCase(Locale.ROOT).replace('_', '-')
                                + ", stage: testnet}",
                        Map.of())
                .settings();
    }

    private static String text(ApiKey key) {
        return "{\"key\": \"" + key.key() + "\", \"secret\": \"" + key.secret() + "\"}";
    }

    private static String everythingOf(Throwable error) {
        StringWriter everything = new StringWriter();
        error.printStackTrace(new PrintWriter(everything));
        return everything.toString();
    }
}
