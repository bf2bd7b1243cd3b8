package dev.scalpel.benchmarks.latency;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A stand-in for Secrets Manager with one secret, a test key. */
public final class SecretsManagerServer implements AutoCloseable {

    private final HttpServer server;

    public SecretsManagerServer(String key, String secret) {
        String inner = "{\\\"key\\\":\\\"" + key + "\\\",\\\"secret\\\":\\\"" + secret + "\\\"}";
        byte[] answer =
                ("{\"Name\":\"scalpel/exchange\",\"SecretString\":\"" + inner + "\"}").getBytes(StandardCharsets.UTF_8);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on loopback", e);
        }
        server.createContext("/", call -> {
            try (call) {
                call.getRequestBody().readAllBytes();
                call.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
                call.sendResponseHeaders(200, answer.length);
                call.getResponseBody().write(answer);
            }
        });
        server.start();
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
