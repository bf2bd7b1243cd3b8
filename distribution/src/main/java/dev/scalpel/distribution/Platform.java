package dev.scalpel.distribution;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a distribution runs on. The names of others are how the libraries' own files call the platform. */
enum Platform {
    LINUX_X86_64("linux-x86-64", "linux-x86_64", "linux_amd64", "linux-x86-64", "Linux/x86_64"),
    LINUX_AARCH64("linux-aarch64", "linux-aarch64", "linux_arm64", "linux-aarch64", "Linux/arm64"),
    MACOS_AARCH64("macos-aarch64", "osx-aarch64", "osx_universal", "darwin-aarch64", "Mac/arm64"),
    WINDOWS_X86_64("windows-x86-64", "win-x86_64", "windows_amd64", "win32-x86-64", "Windows/x86_64");

    private final String label;
    private final String djl;
    private final String duckdb;
    private final String jna;
    private final String jline;

    Platform(String label, String djl, String duckdb, String jna, String jline) {
        this.label = label;
        this.djl = djl;
        this.duckdb = duckdb;
        this.jna = jna;
        this.jline = jline;
    }

    /** @throws IllegalArgumentException if there is none of this name */
    static Platform named(String label) {
        return Arrays.stream(values())
                .filter(platform -> platform.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown platform '" + label + "'; known are "
                        + Arrays.stream(values()).map(Platform::label).collect(Collectors.joining(", "))));
    }

    /** The name in the files' names. */
    String label() {
        return label;
    }

    /** DJL's name of it, which is that of the folders in its jars. */
    String djl() {
        return djl;
    }

    /** DuckDB's library, which its jar has in the root. */
    String duckdbLibrary() {
        return "libduckdb_java.so_" + duckdb;
    }

    /** The folder of JNA's library. */
    String jnaFolder() {
        return "com/sun/jna/" + jna + "/";
    }

    /** The folder of JLine's library. */
    String jlineFolder() {
        return "org/jline/nativ/" + jline + "/";
    }

    /** Jansi names its folders as JLine does. */
    String jansiFolder() {
        return "org/fusesource/jansi/internal/native/" + jline + "/";
    }

    boolean isWindows() {
        return this == WINDOWS_X86_64;
    }

    /**
     * Whether the big native libraries lie unpacked beside the jars, as in the images of the Lambdas. Elsewhere DJL and JavaCPP
     * unpack them into their caches at first use, which is what they do by themselves.
     */
    boolean unpacksNatives() {
        return this == LINUX_X86_64 || this == LINUX_AARCH64;
    }
}
