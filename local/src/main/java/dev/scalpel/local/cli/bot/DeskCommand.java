package dev.scalpel.local.cli.bot;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.local.desk.Desk;
import dev.scalpel.local.desk.DeskSetup;
import dev.scalpel.local.desk.backtests.Backtests;
import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.local.desk.stream.LogRing;
import dev.scalpel.local.functions.BuildVersion;
import dev.scalpel.settings.EffectiveSettings;
import dev.scalpel.settings.SettingsReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel desk}. */
@Command(
        name = "desk",
        header = "Show the trader's desk of a bot that runs elsewhere.",
        description = {
            "Open the page of ./scalpel run beside a bot that runs elsewhere, such as in AWS: it shows what is in the"
                    + " store, and changes nothing.",
            "--home s3://BUCKET reads the store of a bot in AWS, with this machine's credentials for AWS; it needs no"
                    + " key of a venue. Ctrl-C ends it."
        })
public final class DeskCommand implements Callable<Integer> {

    private static final int MAX_PORT = 65_535;
    private static final long MAX_SECONDS = Duration.ofDays(36_500).toSeconds();

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Option(names = "--port", paramLabel = "N", description = "Port of the page (default: page.port of the settings).")
    private @Nullable Integer port;

    @Option(names = "--seconds", paramLabel = "N", description = "Stop after N seconds.")
    private @Nullable Long seconds;

    /** The JSON document. */
    record Address(String mode, String venue, String desk) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        GlobalOptions options = GlobalOptions.required(parent);
        ProcessContext process = options.process();
        WrongUsageException.requireWithin("--port", port == null ? 0 : port, 0, MAX_PORT);
        WrongUsageException.requireWithin("--seconds", seconds == null ? 0 : seconds, 0, MAX_SECONDS);
        Optional<BucketHome> bucket = options.bucket().map(name -> BucketHome.find(options, name));
        FunctionContext context =
                bucket.map(BucketHome::context).orElseGet(() -> BotContextFactory.of(options, BucketHome.WRITER));
        EffectiveSettings settings = bucket.map(BucketHome::settings)
                .orElseGet(() -> SettingsReader.fromDirectory(options.home(), process.environment()));
        Backtests backtests = Backtests.of(context, bucket.isPresent() ? options.homeBesideBucket() : options.home());
        DeskSetup setup = DeskSetup.beside(
                DeskData.beside(context.settings(), context.store(), context.clock()),
                settings.lines(),
                backtests,
                BuildVersion.read(),
                new LogRing());
        try (backtests;
                Desk desk = Desk.open(port == null ? context.settings().page().port() : port, setup)) {
            String mode = context.settings().mode().toString();
            String venue = context.settings().venue();
            options.print(
                    new Address(mode, venue, desk.uri().toString()),
                    mode + " on " + venue + ", read only; desk: " + desk.uri());
            boolean ended = new CountDownLatch(1).await(seconds == null ? MAX_SECONDS : seconds, TimeUnit.SECONDS);
            return ended ? ExitCode.SOFTWARE : ExitCode.OK;
        }
    }
}
