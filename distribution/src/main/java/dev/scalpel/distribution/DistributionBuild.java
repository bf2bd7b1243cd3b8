package dev.scalpel.distribution;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code distribution/build}: lays out and packs one platform. The script has built the jars and fetched the natives. */
public final class DistributionBuild {

    private DistributionBuild() {}

    public static void main(String[] arguments) {
        try {
            run(List.of(arguments), System.out);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("distribution/build: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Arguments: the checkout, the platform, a file with its natives, the JDK, the folder for the results. */
    static void run(List<String> arguments, PrintStream out) throws IOException {
        if (arguments.size() != 5) {
            throw new IllegalArgumentException("expected CHECKOUT PLATFORM NATIVES JDK OUT, found " + arguments);
        }
        Path checkout = Path.of(arguments.get(0));
        Platform platform = Platform.named(arguments.get(1));
        Path results = Files.createDirectories(Path.of(arguments.get(4)));
        Checkout source = Checkout.of(checkout);
        Libraries libraries = new Libraries(
                platform,
                source.classPath(),
                Libraries.classPath(Path.of(arguments.get(2))).stream()
                        .filter(jar -> NativeEntries.isOfOnePlatform(Libraries.name(jar)))
                        .toList());
        Path root = results.resolve("scalpel-" + source.version() + "-" + platform.label());
        delete(root);
        libraries.write(root);
        source.copyTexts(root, platform);
        ThirdParty.write(root, libraries.all());
        Packing packing = new Packing(source.time());
        RuntimeImage runtime = new RuntimeImage(Path.of(arguments.get(3)));
        boolean own = platform == Platform.LINUX_X86_64;
        if (own) {
            runtime.link(root);
        }
        packing.setTimes(root);
        if (own && !runtime.archiveClasses(root)) {
            out.println("without an archive of classes, because the JDK is older than 25: commands start more slowly");
        }
        packing.setTimes(root);
        pack(packing, platform, root, out);
    }

    private static void pack(Packing packing, Platform platform, Path root, PrintStream out) throws IOException {
        Path archive = root.resolveSibling(root.getFileName() + (platform.isWindows() ? ".zip" : ".tar.gz"));
        if (platform.isWindows()) {
            packing.zip(root, archive);
        } else {
            packing.tar(root, archive);
        }
        out.println(String.format(
                Locale.ROOT, "%s  %.1f MB, unpacked %.1f MB", archive, Files.size(archive) / 1e6, size(root) / 1e6));
    }

    private static long size(Path root) throws IOException {
        long bytes = 0;
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
