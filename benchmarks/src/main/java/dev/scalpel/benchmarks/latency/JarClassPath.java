package dev.scalpel.benchmarks.latency;

import dev.scalpel.benchmarks.harness.BenchmarkException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/** This process's class path with every folder packed as a jar: only jars can be archived. */
final class JarClassPath {

    private JarClassPath() {}

    static String in(Path folder) {
        ToolProvider jar = ToolProvider.findFirst("jar")
                .orElseThrow(() -> new BenchmarkException("this Java has no jar tool: use a JDK"));
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                Path made = folder.resolve("classes-" + entries.size() + ".jar");
                if (jar.run(System.err, System.err, "--create", "--file", made.toString(), "-C", entry, ".") != 0) {
                    throw new BenchmarkException("cannot make a jar of " + entry);
                }
                entries.add(made.toString());
            } else {
                entries.add(entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }
}
