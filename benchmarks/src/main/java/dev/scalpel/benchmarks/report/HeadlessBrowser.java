package dev.scalpel.benchmarks.report;

import dev.scalpel.benchmarks.harness.BenchmarkException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium, to measure how long a page takes to be drawn completely. */
final class HeadlessBrowser {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final int MAX_SECONDS = 120;

    private final Path program;
    private final Path profile;

    private HeadlessBrowser(Path program, Path profile) {
        this.program = program;
        this.profile = profile;
    }

    /** @param profile a directory of its own */
    static Optional<HeadlessBrowser> find(Path profile) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new HeadlessBrowser(program, profile));
    }

    /** From the start of the browser until the page has run all its scripts and the browser has ended. */
    double millisToOpen(Path page) {
        List<String> command = List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                // Timers of the browser cost no time, only its work does.
                "--virtual-time-budget=20000",
                "--user-data-dir=" + profile,
                "--dump-dom",
                page.toUri().toString());
        long started = System.nanoTime();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new BenchmarkException("the browser took longer than " + MAX_SECONDS + " s: " + command);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted", e);
        }
        return (System.nanoTime() - started) / 1e6;
    }
}
