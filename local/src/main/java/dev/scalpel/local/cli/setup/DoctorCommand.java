package dev.scalpel.local.cli.setup;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.local.doctor.CheckResult;
import dev.scalpel.local.doctor.Doctor;
import dev.scalpel.local.doctor.FindingsText;
import dev.scalpel.local.doctor.venue.VenueDoctor;
import dev.scalpel.settings.InvalidSettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel doctor}: checks before the bot trades. */
@Command(
        name = "doctor",
        header = "Check settings, store and keys, and a venue that is named.",
        description = {
            "Check settings, store, instruments and keys. With VENUE also at the venue: clock, key, instruments, sizes, fees.",
            "No order is sent, and without VENUE nothing at all. Exit code 0: no problem found."
        })
public final class DoctorCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Parameters(index = "0", arity = "0..1", paramLabel = "VENUE", description = "Also check at this venue.")
    private @Nullable String named;

    @Option(names = "--venue", description = "The same as to name the venue of the settings.")
    private boolean venue;

    /** The JSON document. */
    record Diagnosis(boolean ok, List<CheckResult> findings) {}

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        List<CheckResult> findings = findings(options);
        boolean ok = findings.stream().noneMatch(CheckResult::isWrong);
        options.print(
                new Diagnosis(ok, findings),
                FindingsText.of(findings) + (ok ? "No problem found." : "See the warnings and problems above."));
        return ok ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<CheckResult> findings(GlobalOptions options) {
        ProcessContext process = options.process();
        try {
            FunctionContext context =
                    FunctionContext.of(options.home(), process.environment(), process.clock(), "doctor");
            List<CheckResult> findings = new ArrayList<>();
            findings.add(new CheckResult("settings", CheckResult.Level.OK, "every setting is valid", ""));
            findings.addAll(new Doctor(
                            context.settings(),
                            context.store(),
                            Repositories.in(context.store()),
                            process.environment(),
                            process.clock().instant())
                    .examine());
            Optional<String> checked = Optional.ofNullable(named)
                    .or(() -> Optional.of(context.settings().venue()).filter(ofSettings -> venue));
            checked.ifPresent(name -> findings.addAll(atVenue(context, process, name)));
            return findings;
        } catch (InvalidSettingsException refused) {
            return List.of(new CheckResult(
                    "settings",
                    CheckResult.Level.PROBLEM,
                    String.valueOf(refused.getMessage()),
                    "docs/settings.md explains every setting"));
        }
    }

    private static List<CheckResult> atVenue(FunctionContext context, ProcessContext process, String name) {
        VenueDoctor doctor;
        try {
            doctor = new VenueDoctor(context.settings(), name, process.environment(), process.clock());
        } catch (IllegalArgumentException unknown) {
            throw new WrongUsageException(
                    String.valueOf(unknown.getMessage()), "./scalpel doctor checks nothing at a venue", unknown);
        }
        return doctor.examine();
    }
}
