package dev.scalpel.local.downloading;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An archive on loopback in the form that Binance documents, with bars of its own. */
public final class ArchiveServer implements AutoCloseable {

    public static final String HEADER = "open_time,open,high,low,close,volume,close_time,quote_volume,count,"
            + "taker_buy_volume,taker_buy_quote_volume,ignore\n";

    /** Instead of the file. */
    public interface Fault {

        void answer(HttpExchange call, byte[] content) throws IOException;
    }

    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    public ArchiveServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mirror/");
    }

    /** A zip of one CSV file, and its checksum. */
    public void put(String path, String csv) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        put(path, zip(name.replace(".zip", ".csv"), csv.getBytes(UTF_8)));
    }

    /** A file with its checksum. */
    public void put(String path, byte[] content) {
        files.put(path, content);
        putText(path + ".CHECKSUM", sha256(content) + "  " + path.substring(path.lastIndexOf('/') + 1) + "\n");
    }

    public void putText(String path, String text) {
        files.put(path, text.getBytes(UTF_8));
    }

    public void remove(String path) {
        files.remove(path);
    }

    /** The next requests for a file are answered by these, one each. */
    public void fail(String path, Fault... next) {
        faults.computeIfAbsent(path, any -> new ArrayDeque<>()).addAll(List.of(next));
    }

    public static Fault status(int status, String... header) {
        return (call, content) -> {
            for (int i = 0; i < header.length; i += 2) {
                call.getResponseHeaders().set(header[i], header[i + 1]);
            }
            call.sendResponseHeaders(status, -1);
        };
    }

    /** Half of the file, although all of it is announced. */
    public static Fault cutOff() {
        return (call, content) -> {
            call.sendResponseHeaders(200, content.length);
            call.getResponseBody().write(content, 0, content.length / 2);
            call.getResponseBody().flush();
        };
    }

    /** The paths that were requested, in order, without those of checksums. */
    public List<String> requests() {
        synchronized (requests) {
            return requests.stream().filter(path -> !path.endsWith(".CHECKSUM")).toList();
        }
    }

    public void forgetRequests() {
        requests.clear();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath().replaceFirst("^/mirror/", "");
        requests.add(path);
        byte[] content = files.get(path);
        Deque<Fault> next = faults.getOrDefault(path, new ArrayDeque<>());
        try (call) {
            if (!next.isEmpty()) {
                next.remove().answer(call, content == null ? new byte[0] : content);
            } else if (content == null) {
                call.sendResponseHeaders(404, -1);
            } else {
                call.sendResponseHeaders(200, content.length);
                call.getResponseBody().write(content);
            }
        }
    }

    public static byte[] zip(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The minutes {@code [from, to)} of a day, in milliseconds, or microseconds as spot has them since 2025. */
    public static String minutes(LocalDate day, int from, int to) {
        long unit = day.getYear() < 2025 ? 1 : 1_000;
        StringBuilder rows = new StringBuilder();
        for (int minute = from; minute < to; minute++) {
            long open = (day.toEpochDay() * 1_440 + minute) * 60_000;
            rows.append(open * unit)
                    .append(",2.0,3.0,1.0,2.5,9.0,")
                    .append((open + 60_000) * unit - 1)
                    .append(",20.0,7,4.0,9.0,0\n");
        }
        return rows.toString();
    }

    public static String day(LocalDate day) {
        return minutes(day, 0, 1_440);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
