package dev.scalpel.benchmarks.functions;

import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.testkit.FunctionProcess;
import dev.scalpel.testkit.LambdaRuntimeApi;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** An image with one more jar, the handlers whose clock stands in a file, and with an archive made for that class path. */
record FileClockImage(ImageFolder image) {

    static FileClockImage of(ImageFolder image) {
        addHandlers(image.folder());
        return new FileClockImage(image.withArchive());
    }

    Path folder() {
        return image.folder();
    }

    FunctionProcess start(
            LambdaRuntimeApi api,
            Class<? extends FileClockHandlers> handler,
            Map<String, String> environment,
            Path log) {
        return image.start(api, handler.getName(), environment, log);
    }

    /** Sorted behind all other jars. */
    private static void addHandlers(Path folder) {
        ToolProvider jar = ToolProvider.findFirst("jar")
                .orElseThrow(() -> new BenchmarkException("this Java has no jar tool: use a JDK"));
        Path classes = Path.of(FileClockHandlers.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        String ours = FileClockHandlers.class.getPackageName().replace('.', File.separatorChar);
        String prefix = FileClockHandlers.class.getSimpleName();
        try (Stream<Path> all = Files.list(classes.resolve(ours))) {
            List<String> command =
                    new ArrayList<>(List.of("--create", "--file", folder.resolve("lib/zz-time.jar") + ""));
            all.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .forEach(file -> command.addAll(List.of(
                            "-C", classes.toString(), classes.relativize(file).toString())));
            if (jar.run(System.err, System.err, command.toArray(String[]::new)) != 0) {
                throw new BenchmarkException("cannot make a jar of the handlers whose clock stands in a file");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + classes, e);
        }
    }
}
