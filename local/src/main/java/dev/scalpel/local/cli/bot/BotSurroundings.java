package dev.scalpel.local.cli.bot;

import dev.scalpel.invocation.Surroundings;
import dev.scalpel.local.cli.ScalpelCommand;
import dev.scalpel.local.cli.console.Shell;
import dev.scalpel.local.clock.ExchangeClock;
import dev.scalpel.local.clock.ExchangeSilentException;
import java.time.Clock;
import java.util.Optional;

/**
 * What a command works on: the bot's settings, its store and its time. In a rehearsal that is the local exchange's time,
 * which may run faster or lie in the past.
 */
final class BotSurroundings {

    private BotSurroundings() {}

    /**
     * As the settings say. Where the exchange does not answer, the machine's clock stands in, with a warning: a halt must
     * be possible all the same.
     *
     * @param writer names the command in what it writes
     */
    static Surroundings of(ScalpelCommand parent, String writer) {
        Shell shell = parent.shell();
        Surroundings machine = Surroundings.of(parent.home(), shell.environment(), shell.clock(), writer);
        return at(clock(machine.settings().exchange().address(), shell), machine, parent, writer);
    }

    /** The same at another time. */
    static Surroundings at(Clock clock, Surroundings machine, ScalpelCommand parent, String writer) {
        return Surroundings.of(machine.settings(), machine.store(), parent.home(), clock, writer);
    }

    private static Clock clock(Optional<String> exchange, Shell shell) {
        if (exchange.isEmpty()) {
            return shell.clock();
        }
        ExchangeClock clock = new ExchangeClock(exchange.get());
        try {
            clock.instant();
            return clock;
        } catch (ExchangeSilentException silent) {
            shell.tell("warning: " + silent.getMessage() + "; this goes by the machine's clock");
            return shell.clock();
        }
    }
}
