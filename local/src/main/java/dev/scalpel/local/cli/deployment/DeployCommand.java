package dev.scalpel.local.cli.deployment;

import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel deploy}. */
@Command(
        name = "deploy",
        description = {
            "Deploy the bot to AWS with these settings, or bring what is there up to date (cdk/README.md).",
            "Asks for what is missing and keeps the answers in scalpel.yaml. Both stages may stand side by side."
        })
public final class DeployCommand implements Callable<Integer> {

    /** The testnet never trades real money. */
    enum Stage {
        TESTNET,
        PRODUCTION
    }

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Parameters(index = "0", paramLabel = "STAGE", description = "testnet or production.")
    private Stage stage = Stage.TESTNET;

    @Option(
            names = "--synth-only",
            description = "Only make the template (cdk/cdk.out): needs no AWS account and no Docker.")
    private boolean synthOnly;

    @Option(names = "--yes", description = "Do not ask before rights are widened.")
    private boolean yes;

    @Option(names = "--checkout", hidden = true, description = "Where the sources are (default: where this runs from).")
    private @Nullable Path checkout;

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        Checkout sources = Optional.ofNullable(checkout).map(Checkout::new).orElseGet(Checkout::ofThisProgram);
        Path home = options.home().toAbsolutePath().normalize();
        Settings settings = new SettingsPrompt(options.process(), home).prompt(stage == Stage.PRODUCTION);
        sources.requireBuilt(settings.aws().architecture());
        CdkTool cdk = new CdkTool(options.process(), sources.cdk());
        if (!synthOnly) {
            cdk.requireDocker();
            new BaseImagePin(sources.cdk().resolve("base-image.properties"), options.process(), cdk)
                    .pin(settings.aws().architecture());
        }
        cdk.run(arguments(home), options.json());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("stage", stageName());
        document.put("stack", "scalpel-" + stageName());
        document.put("deployed", !synthOnly);
        document.put("template", template(sources).toString());
        options.print(
                document,
                synthOnly
                        ? "Made " + template(sources) + "; nothing was deployed."
                        : "Deployed scalpel-" + stageName()
                                + ". AWS mails a link to confirm the subscription: nothing is mailed before it is followed.");
        return ExitCode.OK;
    }

    private List<String> arguments(Path home) {
        List<String> arguments = new ArrayList<>(List.of(synthOnly ? "synth" : "deploy"));
        if (!synthOnly) {
            // The stack, and before it the one with its images; a bucket that store.bucket names is taken in as it is.
            arguments.addAll(List.of("scalpel-" + stageName(), "--import-existing-resources"));
        }
        arguments.addAll(List.of("--context", "stage=" + stageName(), "--context", "home=" + home));
        if (synthOnly) {
            arguments.add("--quiet");
        } else {
            arguments.addAll(List.of("--require-approval", yes ? "never" : "broadening"));
        }
        return arguments;
    }

    private Path template(Checkout sources) {
        return sources.cdk().resolve("cdk.out").resolve("scalpel-" + stageName() + ".template.json");
    }

    private String stageName() {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    /** The sources and what Maven made of them. */
    record Checkout(Path root) {

        private static final String BUILD = "mvn -Dquick -DskipTests -pl cdk,cdk/image -am package";

        /** The launcher runs this program from its checkout: {@code local/target/classes}. */
        static Checkout ofThisProgram() {
            Path context = Path.of(DeployCommand.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath());
            return new Checkout(context.resolve("../../..").normalize());
        }

        Path cdk() {
            return root.resolve("cdk").toAbsolutePath().normalize();
        }

        void requireBuilt(Settings.Architecture wanted) {
            Path natives = root.resolve("cdk/image/target/image/native");
            require(cdk().resolve("package.json"), "deploy from a checkout of the sources, by its launcher ./scalpel");
            String build = "build it: " + BUILD + " -Dimage.architecture=" + ElfArchitecture.directoryName(wanted);
            require(cdk().resolve("target/libraries"), build);
            require(root.resolve("data-retrieval/target/data-retrieval-lambda.zip"), build);
            require(root.resolve("cdk/execution-image/target/image/start"), build);
            require(root.resolve("cdk/image/target/image/start"), build);
            require(natives.resolve("torch/libtorch_cpu.so"), build);
            for (Path library : libraries(natives)) {
                if (ElfArchitecture.of(library) != wanted) {
                    throw new CommandFailedException(
                            "the image is laid out for another processor than aws.architecture says: " + library
                                    + " is not for " + ElfArchitecture.directoryName(wanted),
                            "lay it out again: " + BUILD + " -Dimage.architecture="
                                    + ElfArchitecture.directoryName(wanted));
                }
            }
        }

        private static List<Path> libraries(Path natives) {
            try (Stream<Path> files = Files.walk(natives)) {
                return files.filter(Files::isRegularFile).sorted().toList();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot look through " + natives, e);
            }
        }

        private static void require(Path file, String hint) {
            if (!Files.exists(file)) {
                throw new CommandFailedException("not there: " + file, hint);
            }
        }
    }
}
