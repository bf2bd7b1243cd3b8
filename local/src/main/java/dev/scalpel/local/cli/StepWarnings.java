package dev.scalpel.local.cli;

import dev.scalpel.invocation.Surroundings;
import dev.scalpel.local.doctor.TypicalPosition;
import java.util.List;

/** Says on standard error where a venue's step is coarse beside the account. */
final class StepWarnings {

    private StepWarnings() {}

    static List<String> print(ScalpelCommand parent) {
        Shell shell = parent.shell();
        Surroundings here = Surroundings.of(parent.home(), shell.environment(), shell.clock(), "command-line");
        List<String> warnings = TypicalPosition.warnings(here.settings(), here.store());
        warnings.forEach(warning -> shell.err().println("warning: " + warning));
        return warnings;
    }
}
