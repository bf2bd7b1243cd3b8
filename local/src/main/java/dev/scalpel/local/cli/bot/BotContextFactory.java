package dev.scalpel.local.cli.bot;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.clock.LocalExchangeClock;
import dev.scalpel.local.clock.LocalExchangeUnreachableException;
import java.time.Clock;
import java.util.Optional;

/**
 * Creates the context of a command: the bot's settings, store and clock. In a rehearsal that is the local exchange's
 * clock, which may run faster or lie in the past.
 */
public final class BotContextFactory {

    private BotContextFactory() {}

    /**
     * By the settings. If the exchange does not answer, it uses the system clock, with a warning: a halt must always be
     * possible.
     *
     * @param writer identifies the command in what it writes
     */
    public static FunctionContext of(GlobalOptions options, String writer) {
        ProcessContext process = options.process();
        FunctionContext machine = FunctionContext.of(options.home(), process.environment(), process.clock(), writer);
        return at(clock(machine.settings().venueConnection().standIn(), process), machine, options, writer);
    }

    /** The same with the given clock. */
    static FunctionContext at(Clock clock, FunctionContext machine, GlobalOptions options, String writer) {
        return FunctionContext.of(
                machine.settings(),
                machine.store(),
                options.home(),
                options.process().environment(),
                clock,
                writer);
    }

    private static Clock clock(Optional<String> exchange, ProcessContext process) {
        if (exchange.isEmpty()) {
            return process.clock();
        }
        LocalExchangeClock clock = new LocalExchangeClock(exchange.get());
        try {
            clock.instant();
            return clock;
        } catch (LocalExchangeUnreachableException unreachable) {
            process.printMessage("warning: " + unreachable.getMessage() + "; using the system clock");
            return process.clock();
        }
    }
}
