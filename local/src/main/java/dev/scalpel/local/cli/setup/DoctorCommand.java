package dev.scalpel.local.cli.setup;

import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.doctor.CheckResult;
import dev.scalpel.local.doctor.Doctor;
import dev.scalpel.local.doctor.VenueCheck;
import dev.scalpel.settings.InvalidSettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel doctor}: checks before the bot trades. */
@Command(
        name = "doctor",
        header = "Check settings, store, keys and, with --venue, the venue.",
        description =
                "Check settings, store, instruments, keys and, with --venue, the venue. Exit code 0: no problem found.")
public final class DoctorCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Option(names = "--venue", description = "Also read the venue's time. No key is used.")
    private boolean venue;

    /** The JSON document. */
    record Diagnosis(boolean ok, List<CheckResult> findings) {}

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        List<CheckResult> findings = findings(options);
        boolean ok = findings.stream().noneMatch(CheckResult::isWrong);
        options.print(new Diagnosis(ok, findings), text(findings, ok));
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
                            Repositories.in(context.store()),
                            new InstrumentStore(
                                    context.store(), context.settings().venue()),
                            process.environment(),
                            process.clock().instant())
                    .examine());
            if (venue) {
                findings.addAll(new VenueCheck(context.settings(), process.clock()).examine());
            }
            return findings;
        } catch (InvalidSettingsException refused) {
            return List.of(new CheckResult(
                    "settings",
                    CheckResult.Level.PROBLEM,
                    String.valueOf(refused.getMessage()),
                    "docs/settings.md explains every setting"));
        }
    }

    private static String text(List<CheckResult> findings, boolean ok) {
        StringBuilder text = new StringBuilder();
        for (CheckResult finding : findings) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-8s %s: %s%n",
                    finding.level().name().toLowerCase(Locale.ROOT),
                    finding.check(),
                    finding.message()));
            if (!finding.remedy().isEmpty()) {
                text.append(String.format(Locale.ROOT, "%-8s -> %s%n", "", finding.remedy()));
            }
        }
        return text + (ok ? "No problem found." : "See the warnings and problems above.");
    }
}
