package dev.scalpel.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.scalpel.aws.SystemsManager.RefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What is sent, and what each answer means. AwsCredentialStoresTest of execution has the same against an account on loopback. */
class SystemsManagerTest {

    private final List<String> arrivals = Collections.synchronizedList(new ArrayList<>());
    private volatile int status = 200;
    private volatile String body = "{\"Parameter\": {\"Type\": \"SecureString\", \"Value\": \"s3cret\"}}";

    private HttpServer server;
    private SignedRequests requests;
    private SystemsManager manager;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            arrivals.add(call.getRequestMethod() + " "
                    + call.getRequestHeaders().getFirst("X-Amz-Target") + " "
                    + new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8) + " "
                    + call.getRequestHeaders().getFirst("Authorization"));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(status, bytes.length);
            call.getResponseBody().write(bytes);
            call.close();
        });
        server.start();
        requests = new SignedRequests(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "word")),
                "eu-central-1",
                Duration.ofSeconds(5));
        manager = new SystemsManager(
                requests, URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
    }

    @AfterEach
    void close() {
        requests.close();
        server.stop(0);
    }

    @Test
    void aParameterIsReadDecryptedBySignedRequest() throws Exception {
        assertThat(manager.get("/a/b").value()).isEqualTo("s3cret");
        assertThat(manager.get("/a/b")).hasToString("a parameter of type SecureString");
        assertThat(arrivals.get(0))
                .startsWith("POST AmazonSSM.GetParameter {\"Name\":\"/a/b\",\"WithDecryption\":true} "
                        + "AWS4-HMAC-SHA256 Credential=id/")
                .contains("/eu-central-1/ssm/aws4_request");
    }

    @Test
    void aParameterIsWrittenEncryptedInTheFreeTier() throws Exception {
        body = "{\"Version\": 1}";
        manager.putSecure("/a/b", "s3cret");
        assertThat(arrivals.get(0))
                .startsWith("POST AmazonSSM.PutParameter {\"Name\":\"/a/b\",\"Value\":\"s3cret\","
                        + "\"Type\":\"SecureString\",\"Tier\":\"Standard\",\"Overwrite\":true} ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "400; {\"__type\": \"com.amazonaws.ssm#ParameterNotFound\"}; ParameterNotFound; false",
                "400; {\"__type\": \"ThrottlingException\", \"message\": \"s3cret\"}; ThrottlingException; true",
                "403; <html>proxy s3cret</html>; ''; false",
                "500; {}; ''; true",
                "429; ''; ''; true"
            })
    void aRefusalHasItsCodeAndNothingOfTheAnswersText(int answered, String text, String code, boolean passing) {
        status = answered;
        body = text;
        assertThatThrownBy(() -> manager.get("/a/b")).isInstanceOfSatisfying(RefusedException.class, refused -> {
            assertThat(refused.status()).isEqualTo(answered);
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.isPassing()).isEqualTo(passing);
            assertThat(refused).hasMessageNotContaining("s3cret");
        });
        assertThat(arrivals).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "", "[]", "<html></html>", "{\"Parameter\": {\"Type\": \"SecureString\"}}"})
    void anAnswerWithoutAValueIsAFailure(String answer) {
        body = answer;
        assertThatThrownBy(() -> manager.get("/a/b")).isInstanceOf(IOException.class);
    }
}
