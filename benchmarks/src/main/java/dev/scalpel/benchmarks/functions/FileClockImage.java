package dev.scalpel.benchmarks.functions;

import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.testkit.FunctionProcess;
import dev.scalpel.testkit.LambdaRuntimeApi;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** The laid-out image, linked file by file, with one more jar of handlers with a file clock, and an archive of its own. */
record FileClockImage(Path folder) {

    private static final String ARCHIVE = "classes.jsa";

    static FileClockImage linked(Path laidOut, Path folder) {
        if (!Files.exists(laidOut.resolve("start"))) {
            throw new BenchmarkException("the image is not laid out: " + laidOut
                    + "; build it: mvn -Dquick -DskipTests -pl cdk/image -am package");
        }
        try (Stream<Path> all = Files.walk(laidOut)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(laidOut.relativize(file).toString());
                Files.createDirectories(to.getParent());
                if (!file.endsWith(ARCHIVE)) {
                    Files.createLink(to, file);
                }
            }
            FileClockImage image = new FileClockImage(folder);
            image.addHandlers();
            image.makeArchive();
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot link " + laidOut + " to " + folder, e);
        }
    }

    FunctionProcess start(
            LambdaRuntimeApi api,
            Class<? extends FileClockHandlers> handler,
            Map<String, String> environment,
            Path log) {
        String name = handler.getName() + "::handleRequest";
        Map<String, String> all = new HashMap<>(machine());
        all.putAll(environment);
        return FunctionProcess.launch(api, name, List.of(folder.resolve("start").toString(), name), all, log);
    }

    /** With fast compression, so an upper bound. */
    double compressedGb() {
        long[] bytes = new long[1];
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int b) {
                bytes[0]++;
            }

            @Override
            public void write(byte[] content, int from, int length) {
                bytes[0] += length;
            }
        };
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (Stream<Path> all = Files.walk(folder);
                OutputStream compressed = new DeflaterOutputStream(counting, fast)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.copy(file, compressed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compress " + folder, e);
        } finally {
            fast.end();
        }
        return bytes[0] / 1e9;
    }

    /** Last in the class path by name, for which the archive is made. */
    private void addHandlers() {
        ToolProvider jar = ToolProvider.findFirst("jar")
                .orElseThrow(() -> new BenchmarkException("this Java has no jar tool: use a JDK"));
        Path classes = Path.of(FileClockHandlers.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        String ours = FileClockHandlers.class.getPackageName().replace('.', File.separatorChar);
        try (Stream<Path> all = Files.list(classes.resolve(ours))) {
            List<String> command =
                    new ArrayList<>(List.of("--create", "--file", folder.resolve("lib/zz-time.jar") + ""));
            all.filter(file -> file.getFileName().toString().startsWith(FileClockHandlers.class.getSimpleName()))
                    .sorted()
                    .forEach(file -> command.addAll(List.of(
                            "-C", classes.toString(), classes.relativize(file).toString())));
            if (jar.run(System.err, System.err, command.toArray(String[]::new)) != 0) {
                throw new BenchmarkException("cannot make a jar of the handlers with a file clock");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + classes, e);
        }
    }

    private void makeArchive() throws IOException {
        Path log = folder.resolveSibling("archive.log");
        ProcessBuilder builder = new ProcessBuilder(folder.resolve("start").toString(), "--archive")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(machine());
        Process process = builder.start();
        try {
            if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new BenchmarkException("the archive was not made: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted", e);
        }
    }

    private static Map<String, String> machine() {
        return Map.of("PATH", "/usr/bin:/bin", "HOME", "/dev/null/home", "JAVA_HOME", System.getProperty("java.home"));
    }
}
