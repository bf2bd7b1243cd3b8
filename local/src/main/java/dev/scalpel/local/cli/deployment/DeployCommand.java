package dev.scalpel.local.cli.deployment;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel deploy}. */
@Command(
        name = "deploy",
        header = "Deploy the bot to AWS, or update a deployment.",
        description = {
            "Deploy the bot to AWS with these settings, or update a deployment (cdk/README.md).",
            "Asks for missing settings and stores the answers in scalpel.yaml. Both stages can coexist."
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
            description = "Only synthesize the template (cdk/cdk.out): needs no AWS account and no Docker.")
    private boolean synthOnly;

    @Option(names = "--yes", description = "Do not ask before permissions are broadened.")
    private boolean yes;

    @Option(
            names = "--checkout",
            hidden = true,
            description = "Directory of the sources (default: where this program runs from).")
    private @Nullable Path checkout;

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        Checkout sources = Optional.ofNullable(checkout).map(Checkout::new).orElseGet(Checkout::ofThisProgram);
        Path home = options.home().toAbsolutePath().normalize();
        Settings settings = new SettingsPrompt(options.process(), home).prompt(stage == Stage.PRODUCTION);
        sources.requireBuilt(settings.aws().architecture());
        ProgramRunner programs = new ProgramRunner(options.process(), sources.cdk());
        if (!synthOnly) {
            DockerTool docker = new DockerTool(programs);
            docker.requireRunning();
            new BaseImagePin(sources.cdk().resolve("base-image.properties"), options.process(), docker)
                    .pin(settings.aws().architecture());
        }
        new CdkTool(options.process(), programs).run(arguments(home), options.json());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("stage", stageName());
        document.put("stack", "scalpel-" + stageName());
        document.put("deployed", !synthOnly);
        document.put("template", template(sources).toString());
        options.print(
                document,
                synthOnly
                        ? "Synthesized " + template(sources) + "; nothing was deployed."
                        : "Deployed scalpel-" + stageName()
                                + ". AWS sends an email to confirm the subscription: until you follow its link, no notifications are sent.");
        return ExitCode.OK;
    }

    private List<String> arguments(Path home) {
        List<String> arguments = new ArrayList<>(List.of(synthOnly ? "synth" : "deploy"));
        if (!synthOnly) {
            // CDK deploys the stack of the images first. The bucket of store.bucket is imported if it exists.
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
}
