package dev.scalpel.benchmarks.webhook;

import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.testkit.RequiresNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A minimal receiver of alerts in Python, as a process of its own. */
final class FlaskReceiver implements AutoCloseable {

    private static final String PROGRAM = "receiver.py";
    private static final int ATTEMPTS = 600;

    private final Process process;
    private final URI address;

    private FlaskReceiver(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Empty where Python or Flask is absent, which the log says.
     *
     * @param waits whether an answer waits until the disk has the message
     */
    static Optional<FlaskReceiver> start(Path folder, boolean waits, PrintStream log) {
        if (!RequiresNode.isInstalled("python3", "-c", "import flask")) {
            log.println("webhook: no comparison, Flask is not installed: apt-get install python3-flask");
            return Optional.empty();
        }
        try {
            Files.createDirectories(folder);
            Path program = folder.resolve(PROGRAM);
            try (InputStream in = FlaskReceiver.class.getResourceAsStream(PROGRAM)) {
                if (in == null) {
                    throw new BenchmarkException(PROGRAM + " is not in the package");
                }
                Files.copy(in, program);
            }
            int port;
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            Path stored = Files.createDirectories(folder.resolve("flask"));
            Process process = new ProcessBuilder(
                            "python3",
                            program.toString(),
                            stored.toString(),
                            Integer.toString(port),
                            waits ? "yes" : "no")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("flask.log").toFile())
                    .start();
            FlaskReceiver receiver = new FlaskReceiver(process, URI.create("http://127.0.0.1:" + port + "/webhook"));
            receiver.awaitStart(port);
            return Optional.of(receiver);
        } catch (IOException failed) {
            throw new BenchmarkException("cannot start the receiver in Python", failed);
        }
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private void awaitStart(int port) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                if (socket.getLocalPort() != port) { // else it has reached itself: nothing listens yet
                    return;
                }
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    break;
                }
                pause();
            }
        }
        close();
        throw new BenchmarkException("the receiver in Python did not start; see flask.log beside its messages");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted", stopped);
        }
    }
}
