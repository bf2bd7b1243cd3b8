package dev.scalpel.benchmarks.functions;

import dev.scalpel.benchmarks.harness.BenchmarkException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A function's zip, unpacked as Lambda unpacks it. */
public record PackagedFunction(Path folder) {

    public static PackagedFunction unpack(Path zip, Path folder) {
        if (!Files.exists(zip)) {
            throw new BenchmarkException("the function's package is missing: " + zip
                    + "; build it: mvn -Dquick -DskipTests -pl data-retrieval,api -am package");
        }
        try (ZipFile file = new ZipFile(zip.toFile())) {
            List<? extends ZipEntry> entries =
                    file.stream().filter(entry -> !entry.isDirectory()).toList();
            for (ZipEntry entry : entries) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("an entry leaves the folder: " + entry.getName());
                }
                Files.createDirectories(target.getParent());
                try (InputStream content = file.getInputStream(entry)) {
                    Files.copy(content, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + zip, e);
        }
        return new PackagedFunction(folder);
    }

    public String classPath() {
        return folder + ":" + folder + "/lib/*";
    }
}
