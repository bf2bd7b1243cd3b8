package dev.scalpel.image.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.testkit.RequiresNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** An AWS account on loopback ({@code src/test/python/aws_account.py}) and the command lines that talk to it. */
final class MotoAccount implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PROGRAM =
            Path.of("src/test/python/aws_account.py").toAbsolutePath();
    private static final int SHOWN_OF_THE_LOG = 3_000;
    private static final long START_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long EXECUTION_LIMIT_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path folder;
    private final URI endpoint;

    private MotoAccount(Process process, Path folder, URI endpoint) {
        this.process = process;
        this.folder = folder;
        this.endpoint = endpoint;
    }

    /**
     * Skips the tests of a class where the machine has no moto in the very version that the program was written for; where peers are
     * required they fail.
     */
    static void requireOrSkip() {
        if (RequiresNode.isInstalled("python3", "-c", "import moto, sys; sys.exit(moto.__version__ != '5.2.1')")) {
            return;
        }
        String absent = "no moto 5.2.1 for python3 (pip install 'moto[server]==5.2.1')";
        if ("1".equals(System.getenv("SCALPEL_REQUIRE_PEERS"))) {
            throw new AssertionError(absent + " (SCALPEL_REQUIRE_PEERS=1)");
        }
        Assumptions.abort(absent);
    }

    /** Every command line of AWS that is installed: versions 1 and 2 may stand side by side. */
    static List<Path> commandLines() {
        return Installed.COMMAND_LINES;
    }

    /** Looked for once: each takes a second to answer. */
    private static final class Installed {

        static final List<Path> COMMAND_LINES = installed();

        private Installed() {}
    }

    private static List<Path> installed() {
        return Stream.of((System.getenv("PATH") + ":/usr/bin").split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "aws"))
                .filter(Files::isExecutable)
                .filter(program -> RequiresNode.isInstalled(program.toString(), "--version"))
                .distinct()
                .toList();
    }

    static MotoAccount open(URI functions, Path folder) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process process = new ProcessBuilder(
                        "python3", PROGRAM.toString(), Integer.toString(port), functions.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("account.log").toFile())
                .start();
        MotoAccount account = new MotoAccount(process, folder, URI.create("http://127.0.0.1:" + port));
        account.awaitStart();
        return account;
    }

    URI endpoint() {
        return endpoint;
    }

    /** What functions tried and their roles do not allow. */
    JsonNode refused() {
        return get("/refused");
    }

    /** Subject and message of what was published to topics. */
    JsonNode mails() {
        return get("/mails");
    }

    /**
     * What a shell prints when the line is pasted into it.
     *
     * @param aws the command line that the name aws stands for
     * @throws AssertionError when the shell's exit code is not 0
     */
    String paste(Path aws, String line) throws IOException, InterruptedException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path wrapper = bin.resolve("aws");
        // Old ones know no endpoint in the environment.
        Files.writeString(wrapper, "#!/bin/sh\nexec '" + aws + "' --endpoint-url '" + endpoint + "' \"$@\"\n");
        if (!wrapper.toFile().setExecutable(true)) {
            throw new IOException("cannot make executable: " + wrapper);
        }
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", line).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "PATH", bin + ":" + System.getenv("PATH"),
                        "AWS_REGION", ResolvedTemplate.REGION,
                        "AWS_DEFAULT_REGION", ResolvedTemplate.REGION,
                        "AWS_ACCESS_KEY_ID", "owner",
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_PAGER", "",
                        "AWS_CONFIG_FILE", "/dev/null",
                        "AWS_SHARED_CREDENTIALS_FILE", "/dev/null"));
        Process shell = builder.start();
        shell.getOutputStream().close();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!shell.waitFor(2, TimeUnit.MINUTES) || shell.exitValue() != 0) {
            shell.destroyForcibly();
            throw new AssertionError(aws + " failed at: " + line + "\n" + printed);
        }
        return printed;
    }

    /** A call of an API in AWS's JSON protocol. */
    JsonNode call(String service, String target, Map<String, Object> request) throws IOException {
        return call(service, ResolvedTemplate.REGION, target, request);
    }

    private JsonNode call(String service, String region, String target, Map<String, Object> request)
            throws IOException {
        String body = JSON.writeValueAsString(request);
        return JSON.readTree(send(
                service,
                region,
                "/",
                builder -> builder.header("Content-Type", "application/x-amz-json-1.1")
                        .header("X-Amz-Target", target)
                        .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    /** A call of an API in AWS's query protocol; the answer is XML. */
    String query(String service, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                service,
                "/",
                builder -> builder.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** Starts an execution of a state machine that the account has, and returns its description at its end. */
    JsonNode execute(String machine, String input) throws IOException {
        String execution = call(
                        "states", "AWSStepFunctions.StartExecution", Map.of("stateMachineArn", machine, "input", input))
                .path("executionArn")
                .asText();
        return awaitEnd(execution);
    }

    /** The description of an execution of a state machine at its end. */
    JsonNode awaitEnd(String execution) throws IOException {
        long end = System.nanoTime() + EXECUTION_LIMIT_NANOS;
        while (true) {
            JsonNode described =
                    call("states", "AWSStepFunctions.DescribeExecution", Map.of("executionArn", execution));
            if (!described.path("status").asText().equals("RUNNING")) {
                return described;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("the execution does not end: " + described);
            }
            pause();
        }
    }

    /** What an API in AWS's REST protocol has at a path. */
    JsonNode read(String service, String path) throws IOException {
        return JSON.readTree(send(service, path, HttpRequest.Builder::GET));
    }

    private String send(String service, String path, UnaryOperator<HttpRequest.Builder> request) {
        return send(service, ResolvedTemplate.REGION, path, request);
    }

    private String send(String service, String region, String path, UnaryOperator<HttpRequest.Builder> request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(endpoint.resolve(path))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=owner/20260531/" + region + "/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=none");
        try {
            HttpResponse<String> response =
                    client.send(request.apply(builder).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new AssertionError(
                        service + " answered " + response.statusCode() + ": " + response.body() + "\n" + logged());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException("the account does not answer for " + service, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the account", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The end of what the account's process has printed: the reason, where it failed itself. */
    private String logged() throws IOException {
        String log = Files.readString(folder.resolve("account.log"));
        return log.substring(Math.max(0, log.length() - SHOWN_OF_THE_LOG));
    }

    private JsonNode get(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(endpoint.resolve(path)).build();
            return JSON.readTree(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException("the account does not answer at " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the account", e);
        }
    }

    private void awaitStart() throws IOException {
        long end = System.nanoTime() + START_LIMIT_NANOS;
        while (true) {
            try {
                get("/refused");
                return;
            } catch (UncheckedIOException notYet) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    close();
                    throw new IOException(
                            "the account did not start:\n" + Files.readString(folder.resolve("account.log")), notYet);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the account started", e);
        }
    }
}
