package dev.scalpel.testkit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One HTTP/1.1 request as bytes: enough to forward it unchanged, including its signature. */
final class RawRequest {

    private static final Set<String> HOP_BY_HOP = Set.of("connection", "expect", "upgrade", "http2-settings");
    private static final int MAX_HEAD_BYTES = 64 * 1024;

    private final List<String> head;
    private final byte[] body;

    private RawRequest(List<String> head, byte[] body) {
        this.head = head;
        this.body = body;
    }

    /** Reads head and body; sends "100 Continue" if the client waits for it. */
    static RawRequest read(InputStream in, OutputStream out) throws IOException {
        List<String> head = readHead(in);
        RawRequest bare = new RawRequest(head, new byte[0]);
        if (bare.header("expect").isPresent()) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        if (bare.header("transfer-encoding").isPresent()) {
            throw new IOException("a request body without Content-Length is not supported: " + head);
        }
        int length = bare.header("content-length").map(Integer::parseInt).orElse(0);
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the client sent " + body.length + " of " + length + " bytes");
        }
        return new RawRequest(head, body);
    }

    /** Method and path: {@code PUT /bucket/key}. */
    String line() {
        return head.get(0).substring(0, head.get(0).lastIndexOf(' '));
    }

    /** The path without its query. */
    String path() {
        return line().split("[ ?]")[1];
    }

    /** The request to send upstream, such that the server closes the connection after its response. */
    byte[] bytesForOneResponse() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String line : head) {
            if (!HOP_BY_HOP.contains(line.split(":", 2)[0].toLowerCase(Locale.ROOT))) {
                bytes.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        bytes.write("Connection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        bytes.write(body);
        return bytes.toByteArray();
    }

    /** Where the body begins, or the length when the head is not complete. */
    static int endOfHead(byte[] bytes) {
        for (int i = 3; i < bytes.length; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        return bytes.length;
    }

    private Optional<String> header(String name) {
        return head.stream()
                .skip(1)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).trim())
                .findFirst();
    }

    private static List<String> readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int lineLength = 0;
        while (head.size() < MAX_HEAD_BYTES) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the client closed within a request's head");
            }
            head.write(next);
            if (next == '\n' && lineLength == 0) {
                return Arrays.asList(
                        head.toString(StandardCharsets.ISO_8859_1).trim().split("\r\n"));
            }
            lineLength = next == '\n' ? 0 : next == '\r' ? lineLength : lineLength + 1;
        }
        throw new IOException("a request's head must be at most " + MAX_HEAD_BYTES + " bytes");
    }
}
