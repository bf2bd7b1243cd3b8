package dev.scalpel.execution.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.section.ConnectionSettings;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.CredentialsForm;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.credentials.SecretSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class CredentialsTest {

    private static final SecretSource NO_SECRET = name -> {
        throw new AssertionError("read the secret " + name);
    };

    private static final ConnectionSettings NAMED = SettingsReader.defaults().venueConnection();
    private static final Map<String, String> LAMBDA = Map.of("AWS_LAMBDA_FUNCTION_NAME", "scalpel-execution");

    @Test
    void onOneMachineTheVariablesOfTheSettingsAreRead() {
        Credentials read = Credentials.of(
                CredentialsForm.KEY_AND_SECRET,
                NAMED,
                Map.of("SCALPEL_API_KEY", " a-key\n", "SCALPEL_API_SECRET", "a-secret"),
                NO_SECRET);

        assertThat(read.key()).isEqualTo("a-key");
        assertThat(read.secret()).isEqualTo("a-secret");
    }

    @Test
    void inLambdaTheSecretOfTheSettingsIsRead() {
        List<String> requested = new ArrayList<>();
        Credentials read = Credentials.of(CredentialsForm.KEY_AND_SECRET, NAMED, LAMBDA, name -> {
            requested.add(name);
            return "{\"key\": \"a-key\", \"secret\": \"a-secret\"}";
        });

        assertThat(requested).containsExactly("scalpel/exchange");
        assertThat(read.key()).isEqualTo("a-key");
        assertThat(read.secret()).isEqualTo("a-secret");
    }

    @Test
    void theAlternativeFieldNamesAreRead() {
        Credentials read = Credentials.of(
                CredentialsForm.KEY_AND_SECRET,
                NAMED,
                LAMBDA,
                name -> "{\"api-key\": \"a-key\", \"api-secret\": \"-----BEGIN\\nline\"}");

        assertThat(read.key()).isEqualTo("a-key");
        assertThat(read.secret()).isEqualTo("-----BEGIN\nline");
    }

    @Test
    void aKeyThatIsNotOneWordIsRefusedAndNotQuoted() {
        assertThatThrownBy(() -> Credentials.of(
                        CredentialsForm.KEY_AND_SECRET,
                        NAMED,
                        LAMBDA,
                        name -> "{\"key\": \"Zk4 xhUsh\", \"secret\": \"s\"}"))
                .isInstanceOf(MissingCredentialsException.class)
                .hasMessageContaining("one ASCII word")
                .satisfies(error -> assertThat(error.getMessage()).doesNotContain("xhUsh"));
    }

    @Test
    void aMissingVariableIsNamed() {
        assertThatThrownBy(() -> Credentials.of(
                        CredentialsForm.KEY_AND_SECRET, NAMED, Map.of("SCALPEL_API_KEY", "k"), NO_SECRET))
                .isInstanceOf(MissingCredentialsException.class)
                .hasMessageContaining("SCALPEL_API_SECRET");
        assertThatThrownBy(() -> Credentials.of(
                        CredentialsForm.KEY_AND_SECRET,
                        NAMED,
                        Map.of("SCALPEL_API_KEY", " ", "SCALPEL_API_SECRET", "s"),
                        NO_SECRET))
                .isInstanceOf(MissingCredentialsException.class)
                .hasMessageContaining("SCALPEL_API_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zk4xhUsh", "{\"key\": \"Zk4xhUsh\"", "{\"key\": \"Zk4xhUsh\"}", "[\"Zk4xhUsh\"]"})
    void aSecretOfAnotherFormIsRefusedAndNotQuoted(String text) {
        assertThatThrownBy(() -> Credentials.of(CredentialsForm.KEY_AND_SECRET, NAMED, LAMBDA, name -> text))
                .isInstanceOf(MissingCredentialsException.class)
                .hasMessageContaining("must be {\"key\"")
                .satisfies(error -> {
                    StringWriter everything = new StringWriter();
                    error.printStackTrace(new PrintWriter(everything));
                    assertThat(everything.toString()).doesNotContain("Zk4xhUsh");
                });
    }

    @Test
    void credentialsAreNeverPrinted() {
        Credentials read = Credentials.of(
                CredentialsForm.KEY_AND_SECRET,
                NAMED,
                Map.of("SCALPEL_API_KEY", "a-key", "SCALPEL_API_SECRET", "a-secret"),
                NO_SECRET);

        assertThat(read).hasToString("Credentials[hidden]");
        assertThat(read).isNotInstanceOf(java.io.Serializable.class).isNotInstanceOf(Record.class);
    }

    @Test
    void secretsAreReadByName() throws IOException {
        List<String> requested = new ArrayList<>();
        HttpServer aws = secretsManager(200, "{\"SecretString\": \"the text\"}", requested);
        try {
            assertThat(source(aws).read("scalpel/exchange-testnet")).isEqualTo("the text");
            assertThat(requested).containsExactly("{\"SecretId\":\"scalpel/exchange-testnet\"}");
        } finally {
            aws.stop(0);
        }
    }

    @Test
    void aMissingSecretSaysWhatToDo() throws IOException {
        HttpServer aws = secretsManager(
                400, "{\"__type\": \"ResourceNotFoundException\", \"Message\": \"nothing here\"}", new ArrayList<>());
        try {
            assertThatThrownBy(() -> source(aws).read("scalpel/exchange"))
                    .isInstanceOf(MissingCredentialsException.class)
                    .hasMessageContaining("'scalpel/exchange'")
                    .hasMessageContaining("ResourceNotFoundException (HTTP 400)")
                    .hasMessageContaining("venueConnection.secretName");
        } finally {
            aws.stop(0);
        }
    }

    @Test
    void aResponseThatIsNotFromSecretsManagerIsNotASecret() throws IOException {
        HttpServer proxy = secretsManager(403, "<html>no way through</html>", new ArrayList<>());
        try {
            assertThatThrownBy(() -> source(proxy).read("scalpel/exchange"))
                    .isInstanceOf(MissingCredentialsException.class)
                    .hasMessageContaining("(HTTP 403)");
        } finally {
            proxy.stop(0);
        }
    }

    @Test
    void aBinarySecretIsRefused() throws IOException {
        HttpServer aws = secretsManager(200, "{\"SecretBinary\": \"AAAA\"}", new ArrayList<>());
        try {
            assertThatThrownBy(() -> source(aws).read("s"))
                    .isInstanceOf(MissingCredentialsException.class)
                    .hasMessageContaining("must be text");
        } finally {
            aws.stop(0);
        }
    }

    private static SecretSource source(HttpServer aws) {
        return new SecretsManagerStore(() -> SecretsManagerClient.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + aws.getAddress().getPort()))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "word")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build());
    }

    private static HttpServer secretsManager(int status, String answer, List<String> requested) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            requested.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            call.sendResponseHeaders(status, body.length);
            call.getResponseBody().write(body);
            call.close();
        });
        server.start();
        return server;
    }
}
