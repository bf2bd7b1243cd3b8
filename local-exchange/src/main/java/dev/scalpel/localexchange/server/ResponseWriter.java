package dev.scalpel.localexchange.server;

import com.sun.net.httpserver.HttpExchange;
import dev.scalpel.localexchange.protocol.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes responses to HTTP calls. */
final class ResponseWriter {

    private ResponseWriter() {}

    static void send(HttpExchange call, Response answer) throws IOException {
        byte[] body = begin(call, answer);
        try (OutputStream out = call.getResponseBody()) {
            out.write(body);
        }
    }

    /** Sends all headers and half of the body. */
    static void sendHalf(HttpExchange call, Response answer) throws IOException {
        byte[] body = begin(call, answer);
        // Not closed here: the stream would complain about the missing bytes.
        OutputStream out = call.getResponseBody();
        out.write(body, 0, body.length / 2);
        out.flush();
    }

    private static byte[] begin(HttpExchange call, Response answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", answer.contentType());
        answer.headers().forEach(call.getResponseHeaders()::set);
        call.sendResponseHeaders(answer.status(), body.length);
        return body;
    }
}
