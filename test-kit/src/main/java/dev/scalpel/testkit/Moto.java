package dev.scalpel.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An AWS account on loopback: moto's server (Apache-2.0), whose DynamoDB has conditional writes and pages of 1 MB. A static
 * {@code @RegisterExtension} that lives as long as the test class. Its tests are skipped where moto is not installed, unless
 * peers are required.
 */
public final class Moto implements ExecutionCondition, BeforeAllCallback, AfterAllCallback {

    private static final long START_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** Moto's server with one client for each service and region. */
    private static final String INTERPRETER = """
            import functools
            import moto.stepfunctions.parser.asl.utils.boto_client as clients
            kept = functools.lru_cache(maxsize=None)(clients.boto_client_for)
            clients.boto_client_for = lambda region, service, state_credentials=None: kept(region=region, service=service)
            import moto.server
            moto.server.main()
            """;

    private @Nullable Process process;
    private @Nullable URI endpoint;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Peers.check(
                "moto's server (Python)", Installed.MOTO, "pip install 'moto[server]==5.2.1'", System.getenv());
    }

    /** Where it listens: {@code http://127.0.0.1:PORT}. */
    public URI endpoint() {
        if (endpoint == null) {
            throw new IllegalStateException("moto is not running: register it as a static extension");
        }
        return endpoint;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        try {
            int port = freePort();
            process = start(port);
            endpoint = URI.create("http://127.0.0.1:" + port);
            awaitStart(process, port);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start moto", failed);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (process != null) {
            process.destroy();
            process = null;
        }
    }

    /** Starts moto on a port of loopback. */
    private static Process start(int port) throws IOException {
        return start(port, Map.of(), List.of("-m", "moto.server"));
    }

    /**
     * Starts moto on a port of loopback, where its interpreter of state machines keeps the clients by which it calls: a client
     * serves any number of threads ("Multithreading or multiprocessing with clients" of boto3's guide), and moto would make one
     * of 6 ms for each call.
     *
     * @param called the port at which the interpreter calls functions and reads objects
     */
    public static Process startInterpreter(int port, int called) throws IOException {
        return start(port, Map.of("MOTO_PORT", Integer.toString(called)), List.of("-c", INTERPRETER));
    }

    private static Process start(int port, Map<String, String> environment, List<String> program) throws IOException {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(program);
        command.addAll(List.of("-H", "127.0.0.1", "-p", Integer.toString(port)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** A port that nothing listens on. */
    public static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Waits until it listens. */
    public static void awaitStart(Process process, int port) throws IOException {
        long end = System.nanoTime() + START_LIMIT_NANOS;
        while (!isListening(port)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IOException("moto does not listen on port " + port);
            }
            pause();
        }
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            // While nothing listens, the system may choose this very port for the caller, who then reaches himself.
            return socket.getLocalPort() != port;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while moto started", stopped);
        }
    }

    /** Looked for once: Python takes a second to answer. */
    private static final class Installed {

        static final boolean MOTO = RequiresNode.isInstalled("python3", "-c", "import moto.server, flask");

        private Installed() {}
    }
}
