package dev.scalpel.store.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scalpel.store.Codec;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.Race;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A separate process that appends rows to one object of a directory store and prints each row when its append has returned.
 */
final class AppendingProcess {

    static final String KEY = "decisions/BTC-USDT/2026-11-21.csv";
    static final Codec<String> TEXT = Codec.of(text -> text.getBytes(UTF_8), (key, bytes) -> new String(bytes, UTF_8));

    private AppendingProcess() {}

    /** Arguments: directory, name of the writer, threads, rows per thread. */
    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[0]);
        int rows = Integer.parseInt(arguments[3]);
        Race.of(Integer.parseInt(arguments[2]), thread -> {
            CompareAndSet writer = new CompareAndSet(new DirectoryStore(directory, Durability.NONE));
            for (int i = 0; i < rows; i++) {
                String row = arguments[1] + "-" + thread + "-" + i;
                writer.update(KEY, TEXT, before -> before.orElse("") + row + "\n");
                System.out.println(row);
            }
        });
    }

    static Process start(Path directory, String writer, int threads, int rows) throws IOException {
        return java(
                AppendingProcess.class, directory.toString(), writer, String.valueOf(threads), String.valueOf(rows));
    }

    /** A small JVM with the class path of this one. */
    static Process java(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static void awaitEnd(Process process) throws InterruptedException {
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the writer did not end within a minute");
        }
    }
}
