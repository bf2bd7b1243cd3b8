package dev.scalpel.tradelog.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server's process. It is ready when its pid file says so (the last of eight lines, "ready"). */
record RunningServer(Process process, int port) {

    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final int LINE_OF_PORT = 3;
    private static final int LINE_OF_STATUS = 7;

    static RunningServer start(ProcessBuilder command, Path folder, Duration limit) throws IOException {
        Path log = folder.resolve("server.log");
        Process process = command.redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .directory(folder.toFile())
                .start();
        process.getOutputStream().close();
        try {
            for (long rounds = limit.dividedBy(PAUSE); rounds > 0; rounds--) {
                if (process.waitFor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new EmbeddedServerException(
                            "PostgreSQL ended with code " + process.exitValue() + ": " + tail(log));
                }
                List<String> status = status(folder.resolve("data").resolve("postmaster.pid"));
                if (status.size() > LINE_OF_STATUS && status.get(LINE_OF_STATUS).startsWith("ready")) {
                    return new RunningServer(
                            process, Integer.parseInt(status.get(LINE_OF_PORT).strip()));
                }
            }
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while PostgreSQL was starting", interrupted);
        }
        process.destroy();
        throw new EmbeddedServerException("PostgreSQL was not ready within " + limit.toSeconds() + " s: " + tail(log));
    }

    private static List<String> status(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        return String.join("; ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }
}
