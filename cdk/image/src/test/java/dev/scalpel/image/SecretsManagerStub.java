package dev.scalpel.image;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Secrets Manager on loopback: holds one secret and counts the requests. */
final class SecretsManagerStub implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();

    SecretsManagerStub(String name, String json) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] answer = ("{\"Name\": \"" + name + "\", \"SecretString\": \"" + json.replace("\"", "\\\"") + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        server.createContext("/", call -> {
            try (call) {
                String request = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                boolean known = request.contains("\"" + name + "\"")
                        && "secretsmanager.GetSecretValue"
                                .equals(call.getRequestHeaders().getFirst("X-Amz-Target"));
                requests.incrementAndGet();
                call.sendResponseHeaders(known ? 200 : 400, known ? answer.length : -1);
                if (known) {
                    call.getResponseBody().write(answer);
                }
            }
        });
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
