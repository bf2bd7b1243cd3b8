package dev.scalpel.tradelog.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Stands before a real server and lets it seem asleep: it drops connections, then answers as a server that is starting does
 * (PostgreSQL's protocol, ErrorResponse with SQLSTATE 57P03), then passes everything on.
 */
public final class WakingServer implements AutoCloseable {

    private static final int STARTING = 2;
    private static final int AWAKE = 3;

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    /** Their connections end as those of a server do: nobody waits for them. */
    private final Queue<Future<?>> unused = new ConcurrentLinkedQueue<>();

    private final int port;
    private volatile int stage;

    public WakingServer(String url) throws IOException {
        port = URI.create(url.substring("jdbc:".length())).getPort();
        unused.add(threads.submit(this::serve));
    }

    /** The same address at this door. */
    public String url(String url) {
        return url.replace(":" + port + "/", ":" + door.getLocalPort() + "/");
    }

    /** @param newStage 1: asleep, 2: starting, 3: awake */
    public void awake(int newStage) {
        stage = newStage;
    }

    private Void serve() throws IOException {
        while (!door.isClosed()) {
            Socket caller = door.accept();
            if (stage >= AWAKE) {
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                unused.add(threads.submit(() -> pass(caller, server)));
                unused.add(threads.submit(() -> pass(server, caller)));
            } else if (stage == STARTING) {
                unused.add(threads.submit(() -> answerStarting(caller)));
            } else {
                caller.close();
            }
        }
        return null;
    }

    private static Void pass(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
        return null;
    }

    private static Void answerStarting(Socket caller) throws IOException {
        try (caller) {
            InputStream in = caller.getInputStream();
            OutputStream out = caller.getOutputStream();
            int length = ByteBuffer.wrap(in.readNBytes(4)).getInt();
            int code = ByteBuffer.wrap(in.readNBytes(length - 4)).getInt();
            if (code == 80877103) {
                // The driver asks for encryption first; "no".
                out.write('N');
                out.flush();
                length = ByteBuffer.wrap(in.readNBytes(4)).getInt();
                in.readNBytes(length - 4);
            }
            byte[] fields = "SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0"
                    .getBytes(StandardCharsets.US_ASCII);
            out.write('E');
            out.write(ByteBuffer.allocate(4).putInt(fields.length + 4).array());
            out.write(fields);
            out.flush();
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
