package dev.scalpel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A function in a separate JVM, started as Lambda starts it: by the runtime interface client, against a
 * {@link LambdaRuntimeApi}. Its environment holds only what is given, so that nothing of this machine affects it.
 */
public final class FunctionProcess implements AutoCloseable {

    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;

    private FunctionProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a function and waits until it polls. The runtime interface client unpacks its native library to one
     * place for all processes: two that start at once would crash each other.
     *
     * @param handler the handler class
     * @param classPath must hold the handler and the runtime interface client
     * @param log receives the output of the process
     */
    public static FunctionProcess start(
            LambdaRuntimeApi api,
            String handler,
            String classPath,
            List<String> jvmOptions,
            Map<String, String> environment,
            Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The client loads a native library.
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath, CLIENT, handler));
        return launch(api, handler, command, environment, log);
    }

    /**
     * Starts a function by the command of its image, and waits until it polls.
     *
     * @param command must run the runtime interface client
     */
    public static FunctionProcess launch(
            LambdaRuntimeApi api, String handler, List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "AWS_LAMBDA_RUNTIME_API", api.address(),
                        "_HANDLER", handler,
                        "AWS_REGION", "eu-central-1",
                        "AWS_ACCESS_KEY_ID", "test",
                        "AWS_SECRET_ACCESS_KEY", "test",
                        "AWS_LAMBDA_FUNCTION_NAME", "test",
                        "AWS_LAMBDA_FUNCTION_VERSION", "1",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"));
        builder.environment().putAll(environment);
        int pollsBefore = api.polls();
        try {
            FunctionProcess function = new FunctionProcess(builder.start(), log);
            function.awaitPoll(api, pollsBefore);
            return function;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command, e);
        }
    }

    /** What the process has printed so far. */
    public String printed() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Processor time of all its threads so far, in steps of the system's clock ticks.
     *
     * @throws IllegalStateException if the process has ended or the system does not report it
     */
    public Duration cpuTime() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("no processor time of process " + process.pid()));
    }

    /** SIGKILL: the process gets no chance to tidy up. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    @Override
    public void close() {
        kill();
    }

    private void awaitPoll(LambdaRuntimeApi api, int pollsBefore) {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (api.polls() == pollsBefore) {
            if (!process.isAlive() || api.initialisationError().isPresent() || System.nanoTime() > end) {
                String error = api.initialisationError().orElse("no initialisation error reported");
                kill();
                throw new IllegalStateException("the function did not start: " + error + "\n" + printed());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a process started", e);
        }
    }

    private void await() {
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("process " + process.pid() + " did not end when it was killed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a process ended", e);
        }
    }
}
