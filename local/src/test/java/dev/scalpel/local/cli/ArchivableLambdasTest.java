package dev.scalpel.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.IVersionProvider;

/**
 * The launcher starts commands from an archive of loaded classes. picocli's classes have the format of Java 5, which an
 * archive leaves out; making one crashes JDK 17 where a lambda implements one of picocli's interfaces.
 */
class ArchivableLambdasTest {

    /** The type of a call site whose result is one of picocli's interfaces: what a lambda or a method reference compiles to. */
    private static final Pattern LAMBDA = Pattern.compile("\\)Lpicocli/CommandLine\\$I[A-Z]\\w+;");

    @Test
    void noLambdaImplementsAnInterfaceOfPicocli() throws Exception {
        Path classes = Path.of(ScalpelCommand.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(ArchivableLambdasTest::hasOne)
                    .toList();
            assertThat(found).isEmpty();
        }
    }

    @Test
    void suchALambdaIsFound() throws Exception {
        IVersionProvider lambda = () -> new String[] {"1"};
        assertThat(lambda.getVersion()).hasSize(1);
        Path own = Path.of(ArchivableLambdasTest.class
                .getResource("ArchivableLambdasTest.class")
                .toURI());

        assertThat(hasOne(own)).isTrue();
    }

    private static boolean hasOne(Path file) {
        try {
            String constants = Files.readString(file, StandardCharsets.ISO_8859_1);
            return constants.contains("LambdaMetafactory")
                    && LAMBDA.matcher(constants).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
