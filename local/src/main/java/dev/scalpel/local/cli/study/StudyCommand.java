package dev.scalpel.local.cli.study;

import dev.scalpel.local.cli.console.GlobalOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./scalpel study}: reproduces the published measurements. */
@Command(
        name = "study",
        header = "Reproduce the published measurements, or measure your own bars.",
        description =
                "Reproduce the published measurements, or measure your own bars: where the score breaks even, what"
                        + " feeds it, maker orders, chance, variants; the optimiser, the training's error rates, its skill, learning"
                        + " between trainings, and the licence's power.",
        synopsisSubcommandLabel = "STUDY",
        subcommands = {
            StudyOptimiserCommand.class,
            StudyEdgeCommand.class,
            StudySkillCommand.class,
            StudyFrontierCommand.class,
            StudySourcesCommand.class,
            StudyMakerCommand.class,
            StudyMirrorCommand.class,
            StudyVariantsCommand.class,
            StudyOnlineCommand.class,
            StudyTacticsCommand.class,
            StudyEvidenceCommand.class,
            StudyLicenceCommand.class,
            StudyFundingCommand.class
        })
public final class StudyCommand implements Runnable {

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it runs a command");
        }
        throw new ParameterException(
                spec.commandLine(),
                "name a study: frontier, sources, maker, mirror, variants, optimiser, edge, skill, online, tactics,"
                        + " evidence, licence or funding");
    }

    /** The global options of a study. */
    static GlobalOptions globalOptions(@Nullable StudyCommand study) {
        return GlobalOptions.required(study == null ? null : study.parent);
    }
}
