package dev.scalpel.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What Maven built for a function: a zip, or an image's folder before its archive of classes is made. */
record LambdaPackage(Path path, Map<String, Long> files) {

    private static final Map<String, Path> BUILT = Map.of(
            "api", Path.of("../../api/target/api-lambda.zip"),
            "data-retrieval", Path.of("../../data-retrieval/target/data-retrieval-lambda.zip"),
            "execution", Path.of("../execution-image/target/image"),
            "trade-log", Path.of("../../trade-log/mirror/target/trade-log-mirror-lambda.zip"),
            "trade-log-sql", Path.of("../../trade-log/target/trade-log-lambda.zip"),
            "training-and-monitoring", Path.of("target/image"));
    private static final Pattern VERSION = Pattern.compile("-\\d.*$");

    static LambdaPackage named(String name) throws IOException {
        Path path = BUILT.get(name);
        if (path == null || !Files.exists(path)) {
            throw new IllegalStateException(
                    "not built: " + name + "; run: mvn -Dquick -DskipTests -pl cdk/image -am package");
        }
        return new LambdaPackage(path, Files.isDirectory(path) ? folder(path) : zip(path));
    }

    /** A zip's own size, or the sum of a folder's files. */
    long bytes() throws IOException {
        return Files.isDirectory(path)
                ? files.values().stream().mapToLong(Long::longValue).sum()
                : Files.size(path);
    }

    /** Without their versions. */
    List<String> jars() {
        return files.keySet().stream()
                .filter(name -> name.startsWith("lib/") && name.endsWith(".jar"))
                .map(name ->
                        VERSION.matcher(name.substring(4, name.length() - 4)).replaceFirst(""))
                .sorted()
                .toList();
    }

    List<String> largest(int count) {
        return files.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(count)
                .map(file -> file.getKey() + " " + file.getValue() / 1_000 + " kB")
                .toList();
    }

    private static Map<String, Long> folder(Path root) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                sizes.put(root.relativize(file).toString().replace('\\', '/'), Files.size(file));
            }
        }
        // Made later, by the image's own JVM.
        sizes.remove("classes.jsa");
        return sizes;
    }

    private static Map<String, Long> zip(Path file) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .forEach((ZipEntry entry) -> sizes.put(entry.getName(), entry.getCompressedSize()));
        }
        return sizes;
    }
}
