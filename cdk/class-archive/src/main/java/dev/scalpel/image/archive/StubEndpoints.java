package dev.scalpel.image.archive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Stands in for S3 (an empty bucket), SNS and the venue's clock on loopback: enough to load their clients. */
final class StubEndpoints implements AutoCloseable {

    private final HttpServer server;

    StubEndpoints() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on loopback", e);
        }
        server.createContext("/", StubEndpoints::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void serve(HttpExchange call) throws IOException {
        try (call) {
            call.getRequestBody().readAllBytes();
            String query = String.valueOf(call.getRequestURI().getRawQuery());
            if (call.getRequestMethod().equals("PUT")) {
                call.getResponseHeaders().add("ETag", "\"1\"");
                answer(call, 200, "");
            } else if (call.getRequestMethod().equals("POST")) {
                answer(call, 200, """
                        <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">\
                        <PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>""");
            } else if (call.getRequestURI().getPath().matches("/s?api/.*")) {
                call.getResponseHeaders().add("Content-Type", "application/json");
                answer(
                        call,
                        200,
                        "{\"enableSpotAndMarginTrading\": true, \"serverTime\": " + System.currentTimeMillis() + "}");
            } else if (query.contains("list-type=2")) {
                answer(call, 200, "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>");
            } else {
                answer(call, 404, "<Error><Code>NoSuchKey</Code><Message>nothing is here</Message></Error>");
            }
        }
    }

    private static void answer(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            call.getResponseBody().write(bytes);
        }
    }
}
