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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** An image as Maven laid it out, linked file by file into a folder of its own. */
record ImageFolder(Path folder) {

    private static final String ARCHIVE = "classes.jsa";
    private static final String BUILD_COMMAND = "mvn -Dquick -DskipTests -pl cdk/image,cdk/execution-image -am package";

    /** @param laidOut relative to the project's root */
    static ImageFolder linked(String laidOut, Path folder) {
        Path from = Path.of(System.getProperty("scalpel.root", "."), laidOut).toAbsolutePath();
        if (!Files.exists(from.resolve("start"))) {
            throw new BenchmarkException("the image is not laid out: " + from + "; build it: " + BUILD_COMMAND);
        }
        requireCurrent(from);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                if (!file.endsWith(ARCHIVE)) {
                    Files.createLink(to, file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot link " + from + " to " + folder, e);
        }
        return new ImageFolder(folder);
    }

    /** Compares the image's jars with those that this benchmark runs with: an old image would measure old code. */
    private static void requireCurrent(Path image) {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path built = Path.of(entry);
            Path packed = image.resolve("lib").resolve(built.getFileName());
            try {
                if (Files.isRegularFile(built) && Files.exists(packed) && Files.mismatch(built, packed) >= 0) {
                    throw new BenchmarkException(
                            packed + " is not what was built last; build the image: " + BUILD_COMMAND);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot compare " + built + " with " + packed, e);
            }
        }
    }

    static ImageFolder ofExecution(Path folder) {
        return linked("cdk/execution-image/target/image", folder);
    }

    /** Training and monitoring. */
    static ImageFolder ofLearning(Path folder) {
        return linked("cdk/image/target/image", folder);
    }

    /** As the Dockerfile makes it. */
    ImageFolder withArchive() {
        Path log = folder.resolveSibling(folder.getFileName() + "-archive.log");
        try {
            ProcessBuilder builder = new ProcessBuilder(folder.resolve("start").toString(), "--archive")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().clear();
            builder.environment().putAll(machine());
            Process process = builder.start();
            if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new BenchmarkException("the archive was not made: " + Files.readString(log));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the archive in " + folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted", e);
        }
    }

    /** Starts a function of the image and waits for its first poll. */
    FunctionProcess start(LambdaRuntimeApi api, String handlerClass, Map<String, String> environment, Path log) {
        String name = handlerClass + "::handleRequest";
        Map<String, String> all = new HashMap<>(machine());
        all.putAll(environment);
        return FunctionProcess.launch(api, name, List.of(folder.resolve("start").toString(), name), all, log);
    }

    double archiveMb() {
        return folder.resolve(ARCHIVE).toFile().length() / 1e6;
    }

    /** Without the archive of classes. */
    double mb() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file) && !file.endsWith(ARCHIVE))
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / 1e6;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look through " + folder, e);
        }
    }

    /** Compressed at the fastest level, so rather too large than too small; with the archive of classes. */
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

    private static Map<String, String> machine() {
        return Map.of("PATH", "/usr/bin:/bin", "HOME", "/dev/null/home", "JAVA_HOME", System.getProperty("java.home"));
    }
}
