package dev.scalpel.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code local/launcher.sh}, which the shell scripts share, on a checkout whose modules are nested. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final Path CHECKOUT = Path.of(System.getProperty("scalpel.root"));
    private static final FileTime BEFORE_BUILD = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    private static final FileTime BUILD = FileTime.from(Instant.parse("2026-01-02T00:00:00Z"));
    private static final FileTime AFTER_BUILD = FileTime.from(Instant.parse("2026-01-03T00:00:00Z"));

    @TempDir
    private Path temporary;

    private Path root;
    private Path source;

    @BeforeEach
    void buildAnApplicationOnANestedModule() throws IOException {
        root = temporary.resolve("my checkout");
        for (String folder : List.of("", "app", "shared", "shared/storage", "shared/storage/core")) {
            write(folder.isEmpty() ? "pom.xml" : folder + "/pom.xml", "");
        }
        write("app/src/main/java/App.java", "");
        source = write("shared/storage/core/src/main/java/Core.java", "");
        write("other/src/main/java/Other.java", "");
        write("other/pom.xml", "");
        Path library = root.resolve("shared/storage/core/target/core.jar");
        Path classPath = write("app/target/libraries", temporary.resolve("library.jar") + ":" + library);
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.toList()) {
                Files.setLastModifiedTime(path, BEFORE_BUILD);
            }
        }
        Files.setLastModifiedTime(classPath, BUILD);
    }

    @Test
    void aBuildThatIsNewerThanItsSourcesIsFresh() throws Exception {
        assertThat(isStale()).isFalse();
    }

    @Test
    void aModuleThatWasNeverBuiltIsStale() throws Exception {
        Files.delete(root.resolve("app/target/libraries"));

        assertThat(isStale()).isTrue();
    }

    @Test
    void aChangedSourceOfANestedModuleIsStale() throws Exception {
        Files.setLastModifiedTime(source, AFTER_BUILD);

        assertThat(isStale()).isTrue();
    }

    @Test
    void aNewSourceOfANestedModuleIsStale() throws Exception {
        Files.createFile(source.resolveSibling("New.java"));

        assertThat(isStale()).isTrue();
    }

    @Test
    void aDeletedSourceOfANestedModuleIsStale() throws Exception {
        Files.delete(source);

        assertThat(isStale()).isTrue();
    }

    @Test
    void aChangedPomOfAParentFolderIsStale() throws Exception {
        Files.setLastModifiedTime(root.resolve("shared/storage/pom.xml"), AFTER_BUILD);

        assertThat(isStale()).isTrue();
    }

    @Test
    void aChangedRootPomIsStale() throws Exception {
        Files.setLastModifiedTime(root.resolve("pom.xml"), AFTER_BUILD);

        assertThat(isStale()).isTrue();
    }

    @Test
    void aModuleOnTheClassPathThatNoLongerExistsIsStale() throws Exception {
        Files.delete(root.resolve("shared/storage/core/pom.xml"));

        assertThat(isStale()).isTrue();
    }

    @Test
    void aModuleThatIsNotOnTheClassPathDoesNotMatter() throws Exception {
        Files.setLastModifiedTime(root.resolve("other/src/main/java/Other.java"), AFTER_BUILD);

        assertThat(isStale()).isFalse();
    }

    @Test
    void startsTheMainClassWithItsOptionsBeforeAndItsArgumentsBehindIt() throws Exception {
        Path java = write("jdk/bin/java", "#!/bin/sh\nfor argument; do printf '[%s]' \"$argument\"; done\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();

        String started =
                shell("JAVA_HOME=$root/jdk; java_major() { echo 17; }; run_java app Main '-Da=b c' -- x -- 'y z' ''");

        assertThat(started)
                .startsWith("[--enable-native-access=ALL-UNNAMED]")
                .contains("[-Dsun.net.http.retryPost=false]")
                .contains("[-Da=b c][-cp][" + root + "/app/target/classes:")
                .endsWith("/shared/storage/core/target/core.jar][Main][x][--][y z][]");
    }

    @Test
    void aJarThatIsNewerThanItsClassesIsStartedInTheirPlace() throws Exception {
        write("app/target/classes/App.class", "");
        write("app/target/app-1-tests.jar", "");
        Path jar = write("app/target/app-1.jar", "");
        age("app/target/classes", BUILD);
        Files.setLastModifiedTime(jar, AFTER_BUILD);

        assertThat(shell("own_classes app")).isEqualTo(jar + "\n");

        Files.setLastModifiedTime(jar, BEFORE_BUILD);
        assertThat(shell("own_classes app")).isEqualTo(root + "/app/target/classes\n");
    }

    @Test
    void theReleaseOfAJdkIsReadFromItsFile() throws Exception {
        write("jdk/release", "IMPLEMENTOR=\"Debian\"\nJAVA_RUNTIME_VERSION=\"21.0.2+13\"\nJAVA_VERSION=\"21.0.2\"\n");
        write("early/release", "JAVA_VERSION=\"26-ea\"\n");
        write("old/release", "JAVA_VERSION=\"1.8.0_392\"\n");

        assertThat(shell("java_major \"$root/jdk\"; java_major \"$root/early\"; java_major \"$root/old\""))
                .isEqualTo("21\n26\n1\n");
        assertThat(shell("release_field \"$root/jdk\" JAVA_RUNTIME_VERSION")).isEqualTo("21.0.2+13\n");
    }

    @Test
    void aJdkWithoutSuchAFileIsCalled() throws Exception {
        Path java = write("jdk/bin/java", "#!/bin/sh\necho 'openjdk version \"17.0.15\" 2025-04-15' >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();

        assertThat(shell("java_major \"$root/jdk\"")).isEqualTo("17\n");
    }

    @Test
    void anArchiveOfClassesIsMadeOncePerBuildAndJdk() throws Exception {
        archivingJdk("for word; do case $word in -XX:ArchiveClassesAtExit=*) echo made > \"${word#*=}\" ;; esac; done");
        String twice = "JAVA_HOME=$root/jdk; class_archive app Main; class_archive app Main";
        String archive = root + "/app/target/classes.jsa\n";

        assertThat(shell(twice)).isEqualTo(archive + archive);
        assertThat(runsOfTheJdk()).isEqualTo(1);

        Files.setLastModifiedTime(
                root.resolve("app/target/libraries"),
                FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(shell("JAVA_HOME=$root/jdk; class_archive app Main")).isEqualTo(archive);
        assertThat(runsOfTheJdk()).isEqualTo(2);

        Files.setLastModifiedTime(root.resolve("app/target/libraries"), BUILD);
        write("jdk/release", "JAVA_VERSION=\"17\"\nJAVA_RUNTIME_VERSION=\"17.0.16\"\n");
        assertThat(shell("JAVA_HOME=$root/jdk; class_archive app Main")).isEqualTo(archive);
        assertThat(runsOfTheJdk()).isEqualTo(3);
    }

    /** A crash of the JVM, or a disk that is full. */
    @Test
    void whereNoArchiveCanBeMadeNothingIsSaidAndNothingRepeated() throws Exception {
        archivingJdk("echo '# A fatal error has been detected'; exit 134");

        assertThat(shell("JAVA_HOME=$root/jdk; class_archive app Main; class_archive app Main"))
                .isEmpty();

        assertThat(runsOfTheJdk()).isEqualTo(1);
        assertThat(Files.readString(root.resolve("app/target/classes.jsa.log"))).contains("fatal error");
    }

    @Test
    void theCommandLineAndTheImageRunWithTheSameFlags() throws IOException {
        Set<String> flags = flags("local/launcher.sh");

        assertThat(flags).hasSizeGreaterThanOrEqualTo(7);
        assertThat(flags("cdk/class-archive/src/main/image/start")).containsAll(flags);
    }

    private void archivingJdk(String what) throws IOException {
        Path java = write("jdk/bin/java", "#!/bin/sh\necho run >> '" + root + "/runs'\n" + what + "\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        write("jdk/release", "JAVA_VERSION=\"17\"\nJAVA_RUNTIME_VERSION=\"17.0.15\"\n");
        write("app/target/classes/App.class", "");
        age("app/target/classes", BUILD);
    }

    private long runsOfTheJdk() throws IOException {
        return Files.readAllLines(root.resolve("runs")).size();
    }

    private void age(String folder, FileTime time) throws IOException {
        try (Stream<Path> all = Files.walk(root.resolve(folder))) {
            for (Path path : all.toList()) {
                Files.setLastModifiedTime(path, time);
            }
        }
    }

    /** The JVM's options of a script, apart from those whose values are its own. */
    private static Set<String> flags(String script) throws IOException {
        return Stream.of(Files.readString(CHECKOUT.resolve(script)).split("\\s+"))
                .filter(word -> word.matches("-D[\\w.]+=[\\w-]+|--enable-native-access=\\S+"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isStale() throws Exception {
        return shell("if is_stale app; then echo stale; else echo fresh; fi").equals("stale\n");
    }

    private String shell(String commands) throws Exception {
        Process process = new ProcessBuilder(
                        "sh",
                        "-euc",
                        "root=$1; program=test; . \"$2\"; " + commands,
                        "sh",
                        root.toString(),
                        CHECKOUT.resolve("local/launcher.sh").toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private Path write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
