package dev.scalpel.venue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Guards against the JDK's silent retry of a POST whose connection ended without a response: an order would be sent twice
 * unnoticed. The JDK reads the property once, before its first connection; a test request shows whether it took effect.
 */
public final class HttpRetryGuard {

    private static final String PROPERTY = "sun.net.http.retryPost";
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final byte[] BODY = "probe".getBytes(StandardCharsets.UTF_8);

    private HttpRetryGuard() {}

    /** Call it before any HTTP connection; later it may have no effect, which {@link #retriesDisabled()} detects. */
    public static void disableRetries() {
        System.setProperty(PROPERTY, "false");
    }

    /** Whether retries are off in this process. Tested with a POST to a local server that hangs up; takes milliseconds. */
    public static boolean retriesDisabled() {
        return Holder.DISABLED;
    }

    /** How often a single POST arrives at a server that hangs up. */
    static int arrivalsOfOnePost() {
        try (HangUpServer server = new HangUpServer()) {
            server.start();
            post(server.address());
            return server.arrivals();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot test on loopback whether the JDK retries requests", e);
        }
    }

    private static void post(URI address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        try (OutputStream body = connection.getOutputStream()) {
            body.write(BODY);
        }
        try {
            throw new IOException("a server that hangs up responded with HTTP " + connection.getResponseCode());
        } catch (java.net.SocketException expected) {
            // "Unexpected end of file from server": the hang-up.
            connection.disconnect();
        }
    }

    private static final class Holder {
        static final boolean DISABLED = arrivalsOfOnePost() == 1;
    }

    /** A server that reads a request and hangs up. */
    private static final class HangUpServer extends Thread implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getByAddress(LOOPBACK));
        private final AtomicInteger arrivals = new AtomicInteger();

        HangUpServer() throws IOException {
            super("http-retry-probe");
            setDaemon(true);
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
        }

        int arrivals() {
            return arrivals.get();
        }

        @Override
        public void run() {
            while (!socket.isClosed()) {
                try (Socket caller = socket.accept()) {
                    readRequest(caller.getInputStream());
                    arrivals.incrementAndGet();
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private static void readRequest(InputStream in) throws IOException {
            StringBuilder seen = new StringBuilder();
            byte[] buffer = new byte[1_024];
            String body = new String(BODY, StandardCharsets.UTF_8);
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                seen.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                if (seen.toString().endsWith(body)) {
                    return;
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
