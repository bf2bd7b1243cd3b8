package dev.scalpel.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A connection to a page of Chromium by the DevTools protocol (chromedevtools.github.io/devtools-protocol). */
final class DevTools implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final WebSocket socket;
    private int number;

    DevTools(HttpClient client, URI address) {
        socket =
                client.newWebSocketBuilder().buildAsync(address, new Listener()).join();
    }

    /** Uncaught exceptions, and errors of the console and the browser's log, once the domains Runtime and Log are enabled. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    JsonNode call(String method, Map<String, ?> parameters) {
        ObjectNode message = JSON.createObjectNode().put("id", ++number).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        socket.sendText(message.toString(), true).join();
        try {
            while (true) {
                JsonNode answer = answers.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
                if (answer == null) {
                    throw new IllegalStateException("the browser did not answer to " + method);
                }
                if (answer.path("id").asInt() == number) {
                    if (answer.has("error")) {
                        throw new IllegalStateException(method + ": " + answer.path("error"));
                    }
                    return answer.path("result");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the browser", e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private void receive(JsonNode message) {
        if (message.has("id")) {
            answers.add(message);
            return;
        }
        JsonNode event = message.path("params");
        switch (message.path("method").asText()) {
            case "Runtime.exceptionThrown" ->
                problems.add(event.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> {
                if (event.path("type").asText().equals("error")) {
                    problems.add(event.path("args").toString());
                }
            }
            case "Log.entryAdded" -> {
                JsonNode entry = event.path("entry");
                if (entry.path("level").asText().equals("error")) {
                    problems.add(entry.path("text").asText() + " "
                            + entry.path("url").asText());
                }
            }
            default -> {
                // What the page does otherwise.
            }
        }
    }

    /** Joins the parts of messages. */
    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    receive(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                text.setLength(0);
            }
            return WebSocket.Listener.super.onText(from, part, last);
        }
    }
}
