package dev.scalpel.local.cli.bot;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.clock.LocalExchangeClock;
import dev.scalpel.local.clock.LocalExchangeUnreachableException;
import java.time.Clock;
import java.util.Optional;

/**
 * What a command works on: the bot's settings, its store and its time. In a rehearsal that is the local exchange's time,
 * which may run faster or lie in the past.
 */
final class BotContextFactory {

    private BotContextFactory() {}

    /**
     * As the settings say. Where the exchange does not answer, the machine's clock stands in, with a warning: a halt must
     * be possible all the same.
     *
     * @param writer names the command in what it writes
     */
    static FunctionContext of(GlobalOptions options, String writer) {
        ProcessContext process = options.process();
        FunctionContext machine = FunctionContext.of(options.home(), process.environment(), process.clock(), writer);
        return at(clock(machine.settings().venueConnection().address(), process), machine, options, writer);
    }

    /** The same at another time. */
    static FunctionContext at(Clock clock, FunctionContext machine, GlobalOptions options, String writer) {
        return FunctionContext.of(machine.settings(), machine.store(), options.home(), clock, writer);
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
            process.printMessage("warning: " + unreachable.getMessage() + "; this goes by the machine's clock");
            return process.clock();
        }
    }
}
