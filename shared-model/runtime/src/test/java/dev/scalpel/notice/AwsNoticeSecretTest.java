package dev.scalpel.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scalpel.notice.Notifier.Delivery;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.section.NotificationSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Secrets Manager and Telegram as one server; the former by the API reference of GetSecretValue. */
class AwsNoticeSecretTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "scalpel/notices-testnet";
    private static final String TOKEN = "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11";
    private static final String OTHER_TOKEN = "654321:ABC-DEF1234ghIkl-zyx57W2v1u123ew22";
    private static final Notice NOTICE = new Notice("halt", "Scalpel: halted", "Drawdown 15 %.");

    private final AtomicInteger reads = new AtomicInteger();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private volatile String secret = "{}";
    private volatile String valid = TOKEN;
    private HttpServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", this::serve);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody());
            String path = exchange.getRequestURI().getPath();
            int status = 200;
            String answer = "{\"ok\":true}";
            if ("secretsmanager.GetSecretValue"
                    .equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))) {
                reads.incrementAndGet();
                status = body.path("SecretId").asText().equals(NAME) ? 200 : 400;
                answer = status == 200
                        ? JSON.createObjectNode()
                                .put("Name", NAME)
                                .put("SecretString", secret)
                                .toString()
                        : "{\"__type\":\"ResourceNotFoundException\",\"Message\":\"no such secret\"}";
                exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            } else if (path.equals("/bot" + valid + "/sendMessage") || path.equals("/hook")) {
                sent.add(path);
            } else {
                status = 401;
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private OutgoingSecrets secrets(String name) {
        return new AwsNoticeSecret(
                name,
                () -> SecretsManagerClient.builder()
                        .endpointOverride(address())
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build());
    }

    private Notifier notifier(String more) {
        NotificationSettings settings = SettingsReader.fromText(
                        "test", "notification: {channel: none, secretName: " + NAME + ", " + more + "}\n", Map.of())
                .settings()
                .notification();
        return NotifierFactory.of(
                settings, folder.resolve("notices.txt"), Clock.systemUTC(), Map.of(), this::secrets, address());
    }

    @Test
    void bothAreReadAtTheFirstNoticeAndNotAtTheStart() {
        secret = "{\"TELEGRAM_BOT_TOKEN\": \"" + TOKEN + "\", \"HOOK\": \" " + address() + "/hook\\n\"}";
        Notifier notifier = notifier("telegramChat: \"@a_chat\", webhookVariable: HOOK");
        assertThat(reads).hasValue(0);
        assertThat(notifier.send(NOTICE)).isEqualTo(Delivery.SENT);
        assertThat(notifier.send(NOTICE)).isEqualTo(Delivery.SENT);
        assertThat(sent).hasSize(4);
        assertThat(reads).as("once for each").hasValue(2);
    }

    @Test
    void aTokenThatWasReplacedIsReadAgainAfterItsFirstFailure() {
        secret = "{\"TELEGRAM_BOT_TOKEN\": \"" + TOKEN + "\"}";
        Notifier notifier = notifier("telegramChat: \"@a_chat\"");
        notifier.send(NOTICE);
        valid = OTHER_TOKEN;
        secret = "{\"TELEGRAM_BOT_TOKEN\": \"" + OTHER_TOKEN + "\"}";
        assertThatThrownBy(() -> notifier.send(NOTICE)).hasMessageContaining("Telegram answered 401");
        assertThat(notifier.send(NOTICE)).isEqualTo(Delivery.SENT);
    }

    @Test
    void whatIsWrongWithTheSecretIsNamedAndNeverItsText() {
        Notifier notifier = notifier("telegramChat: \"@a_chat\"");
        for (String wrong : List.of("{}", "{\"TELEGRAM_BOT_TOKEN\": \"\"}", "{\"TELEGRAM_BOT_TOKEN\": 7}", "sesame")) {
            secret = wrong;
            assertThatThrownBy(() -> notifier.send(NOTICE))
                    .as(wrong)
                    .isInstanceOf(NoticeException.class)
                    .hasMessageContaining(NAME)
                    .hasMessageNotContaining("sesame")
                    .hasNoCause();
        }
        secret = "{\"TELEGRAM_BOT_TOKEN\": \"open sesame\"}";
        assertThatThrownBy(() -> notifier.send(NOTICE))
                .isInstanceOf(NoticeException.class)
                .hasMessageContaining("BotFather")
                .hasMessageNotContaining("sesame");
        assertThatThrownBy(() -> secrets("another").read("TELEGRAM_BOT_TOKEN"))
                .hasMessageContaining("refused to return the secret 'another': ResourceNotFoundException");
        server.stop(0);
        assertThatThrownBy(() -> secrets(NAME).read("TELEGRAM_BOT_TOKEN"))
                .isInstanceOf(NoticeException.class)
                .hasMessageContaining("could not be reached");
    }
}
