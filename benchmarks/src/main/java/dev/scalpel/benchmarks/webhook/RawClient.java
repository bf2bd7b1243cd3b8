package dev.scalpel.benchmarks.webhook;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection that sends any bytes and reads answers of HTTP/1.1, as little as a generator of load needs. */
final class RawClient implements AutoCloseable {

    private static final int READ_MILLIS = 30_000;
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int STATUS_DIGITS = 3;
    private static final String LENGTH = "content-length:";

    private final URI server;
    private Socket socket;
    private InputStream in;

    RawClient(URI server) throws IOException {
        this.server = server;
        socket = connect(server);
        in = new BufferedInputStream(socket.getInputStream());
    }

    private static Socket connect(URI server) throws IOException {
        Socket opened = new Socket();
        opened.setTcpNoDelay(true);
        opened.setSoTimeout(READ_MILLIS);
        opened.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()));
        return opened;
    }

    /** A request as text, without its length. */
    static byte[] request(String method, String path, String headers, String body) {
        return (method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers
                        + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Sends without waiting for anything. */
    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The status of the answer. A connection that the server has closed is opened again for the next request. */
    int send(byte[] request) throws IOException {
        write(request);
        String status = line();
        long length = 0;
        boolean close = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith(LENGTH)) {
                length = Long.parseLong(lower.substring(LENGTH.length()).strip());
            }
            close |= lower.equals("connection: close");
        }
        in.skipNBytes(length);
        if (close) {
            socket.close();
            socket = connect(server);
            in = new BufferedInputStream(socket.getInputStream());
        }
        return Integer.parseInt(status.substring(STATUS_AT, STATUS_AT + STATUS_DIGITS));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new IOException("the server closed the connection within an answer");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
