package dev.scalpel.localexchange.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/** The server's side of a WebSocket (RFC 6455), as far as clients of venues use it: text in one frame, ping, close. */
final class WebSocketFrames {

    private static final String ACCEPT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int SHORT = 125;
    private static final int TWO_BYTES = 126;
    private static final int MAX_BYTES = 65_535;

    private final InputStream in;
    private final OutputStream out;

    WebSocketFrames(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** Accepts a client's request to talk by WebSocket. */
    void accept(String key) throws IOException {
        out.write(
                ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                                + proof(key) + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static String proof(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + ACCEPT).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /** The next text; empty when the client has closed the connection or sends what no client of a venue sends. */
    Optional<String> next() throws IOException {
        while (true) {
            int first = in.read();
            if (first < 0) {
                return Optional.empty();
            }
            byte[] payload = payload();
            int kind = first & 0x0f;
            if (kind == PING) {
                send(PONG, payload);
            } else if (kind == TEXT && (first & FINAL) != 0) {
                return Optional.of(new String(payload, StandardCharsets.UTF_8));
            } else if (kind == CLOSE) {
                send(CLOSE, payload);
                return Optional.empty();
            } else if (kind != PONG) {
                return Optional.empty();
            }
        }
    }

    private byte[] payload() throws IOException {
        int second = byteOf();
        int length = second & ~MASKED;
        if (length == TWO_BYTES) {
            length = byteOf() << 8 | byteOf();
        } else if (length > SHORT) {
            throw new IOException("a message is at most " + MAX_BYTES + " bytes");
        }
        if ((second & MASKED) == 0) {
            throw new IOException("a client masks what it sends");
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        if (mask.length < 4 || payload.length < length) {
            throw new IOException("the client has gone in the middle of a message");
        }
        for (int index = 0; index < length; index++) {
            payload[index] ^= mask[index % 4];
        }
        return payload;
    }

    private int byteOf() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new IOException("the client has gone in the middle of a message");
        }
        return next;
    }

    void send(String text) throws IOException {
        send(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private void send(int kind, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(FINAL | kind);
        if (payload.length <= SHORT) {
            frame.write(payload.length);
        } else if (payload.length <= MAX_BYTES) {
            frame.write(TWO_BYTES);
            frame.write(payload.length >> 8);
            frame.write(payload.length & 0xff);
        } else {
            throw new IOException("a message is at most " + MAX_BYTES + " bytes");
        }
        frame.writeBytes(payload);
        frame.writeTo(out);
        out.flush();
    }
}
