package dev.scalpel.local.cli.deployment;

import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.settings.deployment.BaseImage;
import dev.scalpel.settings.section.Architecture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sources and their build output. */
record Checkout(Path root) {

    private static final String BUILD = "mvn -Dquick -DskipTests -pl cdk,cdk/image -am package";

    /** The launcher runs this program from its checkout: {@code local/target/classes}. */
    static Checkout ofThisProgram() {
        Path context = Path.of(Checkout.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        return new Checkout(context.resolve("../../..").normalize());
    }

    Path cdk() {
        return root.resolve("cdk").toAbsolutePath().normalize();
    }

    void requireBuilt(Architecture architecture) {
        Path natives = root.resolve("cdk/image/target/image/native");
        require(cdk().resolve("package.json"), "deploy from a checkout of the sources, with its launcher ./scalpel");
        String build = "build: " + BUILD + " -Dimage.architecture=" + BaseImage.label(architecture);
        require(cdk().resolve("target/libraries"), build);
        require(root.resolve("data-retrieval/target/data-retrieval-lambda.zip"), build);
        require(root.resolve("cdk/execution-image/target/image/start"), build);
        require(root.resolve("cdk/image/target/image/start"), build);
        require(natives.resolve("torch/libtorch_cpu.so"), build);
        for (Path library : libraries(natives)) {
            if (ElfArchitecture.of(library) != architecture) {
                throw new CommandFailedException(
                        "the image was built for another architecture than aws.architecture: " + library
                                + " is not for " + BaseImage.label(architecture),
                        "build it again: " + BUILD + " -Dimage.architecture=" + BaseImage.label(architecture));
            }
        }
    }

    private static List<Path> libraries(Path natives) {
        try (Stream<Path> files = Files.walk(natives)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + natives, e);
        }
    }

    private static void require(Path file, String hint) {
        if (!Files.exists(file)) {
            throw new CommandFailedException("missing: " + file, hint);
        }
    }
}
