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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telegram and a webhook, by stand-ins that take what the real ones document, and nothing else. */
class OutgoingNoticesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11";
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T12:00:00.5Z"), ZoneOffset.UTC);
    private static final Notice NOTICE = new Notice("halt", "Scalpel: halted", "Drawdown 15 %.\nNothing is held.");

    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    private final Queue<Integer> failures = new ConcurrentLinkedQueue<>();
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

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody());
            String path = exchange.getRequestURI().getPath();
            boolean typed =
                    "application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
            int status = exchange.getRequestMethod().equals("POST") && typed ? status(path, body) : 400;
            Integer planned = failures.poll();
            if (planned != null) {
                status = planned;
            }
            if (status == 200) {
                taken.add(body);
            }
            byte[] answer = ("{\"ok\":" + (status == 200) + "}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static int status(String path, JsonNode body) {
        if (path.equals("/hook/secret-part")) {
            return 200;
        }
        if (!path.equals("/bot" + TOKEN + "/sendMessage")) {
            return 404;
        }
        Set<String> known = Set.of("chat_id", "text", "disable_web_page_preview");
        int length = body.path("text").asText().length();
        boolean valid = body.properties().stream().allMatch(field -> known.contains(field.getKey()))
                && body.path("chat_id").asText().equals("-1001234567890")
                && length >= 1
                && length <= 4_096;
        return valid ? 200 : 400;
    }

    private Notifier telegram() {
        return new TelegramNotifier(address("/"), TOKEN, "-1001234567890");
    }

    private Notifier webhook() {
        return new WebhookNotifier(address("/hook/secret-part"), NOON);
    }

    @Test
    void telegramGetsSubjectAndMessageAsPlainText() {
        assertThat(telegram().send(NOTICE)).isEqualTo(Delivery.SENT);
        assertThat(taken.get(0).path("text").asText()).isEqualTo("Scalpel: halted\n\nDrawdown 15 %.\nNothing is held.");
    }

    @Test
    void aLongMessageIsCutBetweenTwoCharacters() {
        telegram().send(new Notice("report", "s", "\uD83D\uDCC8".repeat(3_000)));
        String text = taken.get(0).path("text").asText();
        assertThat(text.length()).isBetween(4_090, 4_096);
        assertThat(text).endsWith("\n[truncated]");
        assertThat(Character.isHighSurrogate(text.charAt(text.length() - "\n[truncated]".length() - 1)))
                .isFalse();
    }

    @Test
    void theWebhookGetsADocument() {
        assertThat(webhook().send(NOTICE)).isEqualTo(Delivery.SENT);
        assertThat(taken.get(0).toString())
                .isEqualTo("{\"source\":\"scalpel\",\"time\":\"2026-11-20T12:00:00Z\",\"cause\":\"halt\","
                        + "\"subject\":\"Scalpel: halted\",\"message\":\"Drawdown 15 %.\\nNothing is held.\","
                        + "\"text\":\"Scalpel: halted\\n\\nDrawdown 15 %.\\nNothing is held.\"}");
    }

    @Test
    void noFailureNamesTokenOrAddress() {
        failures.addAll(List.of(401, 500));
        for (Notifier notifier : List.of(telegram(), webhook())) {
            assertThatThrownBy(() -> notifier.send(NOTICE))
                    .isInstanceOf(NoticeException.class)
                    .hasMessageMatching("(Telegram answered 401|the webhook answered 500) to the notice of halt")
                    .hasNoCause();
        }
        server.stop(0);
        for (Notifier notifier : List.of(telegram(), webhook())) {
            assertThatThrownBy(() -> notifier.send(NOTICE))
                    .isInstanceOf(NoticeException.class)
                    .hasMessageContaining("did not answer")
                    .hasMessageNotContaining(TOKEN)
                    .hasMessageNotContaining("secret-part")
                    .hasNoCause();
        }
        assertThatThrownBy(() -> new TelegramNotifier(address("/"), "my secret", "1"))
                .hasMessageNotContaining("my secret");
    }

    @Test
    void aNoticeThatOneHasTakenIsSent() {
        Notifier several = new SeveralNotifiers(List.of(telegram(), webhook()));
        failures.add(500);
        assertThat(several.send(NOTICE)).isEqualTo(Delivery.SENT);
        assertThat(taken).hasSize(1);
        failures.addAll(List.of(500, 503));
        assertThatThrownBy(() -> several.send(NOTICE)).hasMessageContaining("the webhook answered 503");
    }

    @Test
    void theSettingsNameVariablesNeverSecrets() {
        NotificationSettings settings = SettingsReader.fromText(
                        "test",
                        "notification: {channel: none, telegramChat: \"-1001234567890\", webhookVariable: HOOK}\n",
                        Map.of())
                .settings()
                .notification();
        Path file = folder.resolve("notices.txt");
        assertThatThrownBy(() -> NotifierFactory.of(settings, file, NOON, Map.of("HOOK", "https://example.org/x")))
                .hasMessageContaining("TELEGRAM_BOT_TOKEN");
        assertThatThrownBy(() -> NotifierFactory.of(
                        settings, file, NOON, Map.of("TELEGRAM_BOT_TOKEN", TOKEN, "HOOK", "ftp://secret.example")))
                .hasMessageContaining("HOOK")
                .hasMessageNotContaining("secret");
        Map<String, String> environment = Map.of(
                "TELEGRAM_BOT_TOKEN",
                TOKEN,
                "HOOK",
                address("/hook/secret-part").toString());
        assertThat(NotifierFactory.of(settings, file, NOON, environment)).isInstanceOf(SeveralNotifiers.class);
        assertThat(NotifierFactory.of(settings, file, NOON))
                .as("a replay of the past")
                .isSameAs(Notifier.NONE);
    }
}
