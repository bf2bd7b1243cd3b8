package dev.scalpel.localexchange.server;

import dev.scalpel.localexchange.protocol.Request;
import dev.scalpel.localexchange.protocol.Response;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One connection of a client: HTTP/1.1 as far as clients of venues use it. Written here because the JDK's server puts the machine's
 * time into each response, while some venues give their own time by no other means than the header {@code Date}.
 */
final class HttpConnection implements AutoCloseable {

    private static final int MAX_LINE = 65_536;
    private static final int MAX_HEADERS = 200;
    private static final int LENGTH_REQUIRED = 411;
    private static final int TOO_LARGE = 413;
    private static final int BAD_REQUEST = 400;

    private final Socket socket;
    private final int maxBodyBytes;
    private final InputStream in;
    private final OutputStream out;
    private boolean keepsAlive = true;

    HttpConnection(Socket socket, int maxBodyBytes) throws IOException {
        this.socket = socket;
        this.maxBodyBytes = maxBodyBytes;
        // Without it each response waits 40 ms for a delayed acknowledgement.
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** The next request; empty when the client has closed the connection, or may send no more. */
    Optional<Request> read() throws IOException, UnreadableRequestException {
        if (!keepsAlive) {
            return Optional.empty();
        }
        Optional<String> first = line();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = first.get().split(" ");
        if (parts.length != 3 || !parts[1].startsWith("/")) {
            throw new UnreadableRequestException(BAD_REQUEST, "A request begins with a method, a path and a version.");
        }
        Map<String, String> headers = headers();
        keepsAlive = parts[2].equals("HTTP/1.1")
                && !"close".equalsIgnoreCase(headers.getOrDefault("Connection", "keep-alive"));
        int mark = parts[1].indexOf('?');
        return Optional.of(new Request(
                parts[0],
                mark < 0 ? parts[1] : parts[1].substring(0, mark),
                mark < 0 ? "" : parts[1].substring(mark + 1),
                body(headers),
                headers));
    }

    private Map<String, String> headers() throws IOException, UnreadableRequestException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int count = 0; count <= MAX_HEADERS; count++) {
            String line = line().orElseThrow(() -> new IOException("the client has gone in the middle of a request"));
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new UnreadableRequestException(BAD_REQUEST, "A header has a name and a colon.");
            }
            headers.putIfAbsent(
                    line.substring(0, colon), line.substring(colon + 1).strip());
        }
        throw new UnreadableRequestException(BAD_REQUEST, "A request has at most " + MAX_HEADERS + " headers.");
    }

    private String body(Map<String, String> headers) throws IOException, UnreadableRequestException {
        if (headers.containsKey("Transfer-Encoding")) {
            throw new UnreadableRequestException(LENGTH_REQUIRED, "A body needs its Content-Length.");
        }
        String length = headers.getOrDefault("Content-Length", "0");
        if (!length.matches("\\d{1,9}")) {
            throw new UnreadableRequestException(BAD_REQUEST, "Content-Length must be a number.");
        }
        int bytes = Integer.parseInt(length);
        if (bytes > maxBodyBytes) {
            throw new UnreadableRequestException(TOO_LARGE, "A body is at most " + maxBodyBytes + " bytes.");
        }
        byte[] body = in.readNBytes(bytes);
        if (body.length < bytes) {
            throw new IOException("the client has gone in the middle of a body");
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    /** A line without its end; empty at the end of the stream. */
    private Optional<String> line() throws IOException, UnreadableRequestException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return Optional.of(line.toString(StandardCharsets.ISO_8859_1).stripTrailing());
            }
            line.write(next);
            if (line.size() > MAX_LINE) {
                throw new UnreadableRequestException(BAD_REQUEST, "A line is at most " + MAX_LINE + " bytes.");
            }
        }
        return Optional.empty();
    }

    void send(Response answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        write(answer, body, body.length);
    }

    /** Goes on as a WebSocket. */
    WebSocketFrames upgrade(Request request) throws IOException {
        WebSocketFrames frames = new WebSocketFrames(in, out);
        frames.accept(request.header("Sec-WebSocket-Key").orElseThrow());
        return frames;
    }

    /** Sends all headers and half of the body, and no more. */
    void sendHalf(Response answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        write(answer, body, body.length / 2);
    }

    private void write(Response answer, byte[] body, int sent) throws IOException {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(answer.status()).append(" \r\n");
        head.append("Content-Type: ").append(answer.contentType()).append("\r\n");
        head.append("Content-Length: ").append(body.length).append("\r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        whole.write(body, 0, sent);
        whole.writeTo(out);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
