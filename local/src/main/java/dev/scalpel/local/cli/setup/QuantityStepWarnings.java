package dev.scalpel.local.cli.setup;

import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.doctor.TypicalPosition;
import dev.scalpel.store.StoreException;
import java.util.List;

/** Warns on standard error where the venue's quantity step is coarse for the account. */
public final class QuantityStepWarnings {

    private QuantityStepWarnings() {}

    public static List<String> print(GlobalOptions options) {
        ProcessContext process = options.process();
        FunctionContext context =
                FunctionContext.of(options.home(), process.environment(), process.clock(), "command-line");
        List<String> warnings = warnings(context);
        warnings.forEach(warning -> process.err().println("warning: " + warning));
        return warnings;
    }

    /** An unreadable store becomes a warning: it must not prevent showing the settings. */
    private static List<String> warnings(FunctionContext context) {
        try {
            return TypicalPosition.warnings(
                    context.settings(),
                    Repositories.in(context.store()),
                    new InstrumentStore(context.store(), context.settings().venue()));
        } catch (StoreException unreadable) {
            return List.of(String.valueOf(unreadable.getMessage()));
        }
    }
}
