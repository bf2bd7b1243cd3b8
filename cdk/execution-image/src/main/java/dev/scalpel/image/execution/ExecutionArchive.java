package dev.scalpel.image.execution;

import dev.scalpel.execution.ExecutionDependencies;
import dev.scalpel.execution.ExecutionFunction;
import dev.scalpel.execution.ExecutionHandler;
import dev.scalpel.image.archive.ArchiveContext;
import dev.scalpel.image.archive.ArchivedFunction;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.venue.adapter.VenueAdapters;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Trades a minute on paper, analyses it, and connects to the venue. */
public final class ExecutionArchive implements ArchivedFunction {

    @Override
    public void run(ArchiveContext context) {
        Clock clock = Clock.systemUTC();
        Map<String, String> environment = context.environment();
        new ExecutionHandler(environment, clock);
        connectToVenue(environment, clock);
        Dispatcher execution = ExecutionFunction.create(
                context.settings(),
                context.store(),
                context.clock(),
                ArchiveContext.NO_REPORT,
                ExecutionDependencies.standard(context.settings(), context.store(), Map.of(), context.clock()));
        context.call(execution, "{}");
        context.call(execution, "{\"action\": \"analyze\"}");
        context.call(execution, "{\"action\": \"get_account_info\"}");
    }

    private static void connectToVenue(Map<String, String> environment, Clock clock) {
        Settings settings =
                SettingsReader.fromDirectory(Path.of("/nowhere"), environment).settings();
        VenueAdapters.connectBroker(
                        settings,
                        environment,
                        name -> {
                            throw new IllegalStateException("the keys are in the environment: " + name);
                        },
                        clock)
                .synchronise();
    }
}
