package dev.scalpel.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launchers of a distribution, against those of a checkout. */
class LauncherFlagsTest {

    private static final Path ROOT = Path.of(System.getProperty("scalpel.root"));

    @TempDir
    Path folder;

    /** That launcher was never run: at least it must not forget what keeps an order from being sent twice. */
    @Test
    void theWindowsLauncherHasTheFlagsOfTheOthers() throws IOException {
        Set<String> flags = flags("local/launcher.sh");
        flags.addAll(flags("local/command.sh"));

        assertThat(flags).contains("-Dsun.net.http.retryPost=false").hasSizeGreaterThan(8);
        assertThat(flags("distribution/src/main/bin/scalpel.cmd")).containsAll(flags);
        assertThat(Files.readString(ROOT.resolve("distribution/src/main/bin/scalpel.cmd")))
                .contains("-cp \"%ROOT%\\lib\\scalpel.jar\" " + Libraries.MAIN_CLASS + " %*")
                .contains("exit /b %ERRORLEVEL%");
    }

    @Test
    void theUnpackedPyTorchIsNamedByItsVersion() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        var version = Pattern.compile("<djl.pytorch.version>(.*)</djl.pytorch.version>")
                .matcher(pom);

        assertThat(version.find()).isTrue();
        assertThat(Files.readString(ROOT.resolve("local/command.sh")))
                .contains("PYTORCH_VERSION=" + version.group(1) + "\n");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theLauncherStartsItsOwnRuntimeWithNothingOnThePath() throws Exception {
        Path root = unpacked();
        Path link = Files.createSymbolicLink(folder.resolve("linked"), root.resolve("bin/scalpel"));

        String started = run(link, "HOME=/home/someone");

        assertThat(started)
                .contains("[-Dsun.net.http.retryPost=false]")
                .contains("[-XX:SharedArchiveFile=" + root + "/lib/classes.jsa]")
                .contains("[-Djava.library.path=" + root + "/native/blas]")
                .endsWith("[-cp][" + root + "/lib/scalpel.jar][" + Libraries.MAIN_CLASS
                        + "][status][a b]\nhome=/home/someone/scalpel-home torch=" + root + "/native/torch\n");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theHomeIsNeverInTheUnpackedFolderUnlessSomebodySaysSo() throws Exception {
        Path root = unpacked();

        assertThat(run(root.resolve("bin/scalpel"), "SCALPEL_HOME=/data")).contains("home=/data ");
        assertThat(run(root.resolve("bin/scalpel"), "X=1")).contains("home= ");
    }

    private Path unpacked() throws IOException {
        Path root = Files.createDirectories(folder.resolve("scalpel 1")).toRealPath();
        Checkout built = new Checkout(ROOT, folder.resolve("none.jar"));
        built.copyTexts(root, Platform.LINUX_X86_64);
        Files.createDirectories(root.resolve("native"));
        Files.createDirectories(root.resolve("lib"));
        Files.writeString(root.resolve("lib/classes.jsa"), "");
        Path java = Files.createDirectories(root.resolve("runtime/bin")).resolve("java");
        Files.writeString(
                java,
                "#!/bin/sh\nfor word; do printf '[%s]' \"$word\"; done\n"
                        + "printf '\\nhome=%s torch=%s\\n' \"${SCALPEL_HOME:-}\" \"${PYTORCH_LIBRARY_PATH:-}\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(root.resolve("runtime/release"), "JAVA_VERSION=\"25.0.1\"\n");
        return root;
    }

    private static String run(Path launcher, String variable) throws Exception {
        ProcessBuilder start = new ProcessBuilder(launcher.toString(), "status", "a b");
        start.environment().clear();
        start.environment().put("PATH", "/nowhere");
        start.environment()
                .put(variable.substring(0, variable.indexOf('=')), variable.substring(variable.indexOf('=') + 1));
        // A link must be read by a program.
        if (Files.isSymbolicLink(launcher)) {
            start.environment().put("PATH", "/usr/bin:/bin");
        }
        Process process = start.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    private static Set<String> flags(String script) throws IOException {
        return Stream.of(Files.readString(ROOT.resolve(script)).split("\\s+"))
                .filter(word -> word.matches("-D[\\w.]+=[\\w-]+|--enable-native-access=\\S+"))
                .filter(word -> !word.matches("-D(sun.reflect|org.bytedeco).*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
