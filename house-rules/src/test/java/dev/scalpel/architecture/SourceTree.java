package dev.scalpel.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The project's source files, of all modules, main and test. */
final class SourceTree {

    static final Path ROOT =
            Path.of(System.getProperty("scalpel.root", "..")).toAbsolutePath().normalize();

    private static final Set<String> SKIPPED = Set.of("target", "node_modules", "cdk.out", "build");
    private static final List<SourceFile> JAVA = read();

    private SourceTree() {}

    /** A Java file, its name relative to the project's root and with slashes. */
    record SourceFile(String name, String text) {

        boolean isMain() {
            return name.contains("/src/main/java/");
        }

        boolean isPackageInfo() {
            return name.endsWith("/package-info.java");
        }

        String typeName() {
            return name.substring(name.lastIndexOf('/') + 1, name.length() - ".java".length());
        }

        String packageName() {
            String below = name.substring(name.indexOf("/java/") + "/java/".length());
            return below.substring(0, below.lastIndexOf('/')).replace('/', '.');
        }

        int lines() {
            return (int) text.lines().count();
        }
    }

    static List<SourceFile> java() {
        return JAVA;
    }

    /** The types of the product: a package-info is none. */
    static List<SourceFile> mainTypes() {
        return JAVA.stream()
                .filter(file -> file.isMain() && !file.isPackageInfo())
                .toList();
    }

    static Set<String> mainPackages() {
        return mainTypes().stream().map(SourceFile::packageName).collect(Collectors.toCollection(TreeSet::new));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static String nameOf(Path file) {
        return ROOT.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }

    /** All files below the root with this ending, without what a build leaves. */
    static List<Path> files(String ending) {
        return below(ROOT)
                .filter(file ->
                        file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending))
                .sorted()
                .toList();
    }

    private static List<SourceFile> read() {
        return files(".java").stream()
                .map(file -> new SourceFile(nameOf(file), read(file)))
                .filter(file ->
                        file.name().contains("/src/main/java/") || file.name().contains("/src/test/java/"))
                .toList();
    }

    private static Stream<Path> below(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList().stream().flatMap(entry -> {
                if (Files.isDirectory(entry)) {
                    String name = entry.getFileName().toString();
                    return SKIPPED.contains(name) || (name.startsWith(".") && !name.equals(".github"))
                            ? Stream.empty()
                            : below(entry);
                }
                return Stream.of(entry);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }
}
