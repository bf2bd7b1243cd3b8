package dev.scalpel.local.cli.setup;

import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.local.AtomicFile;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.adapter.VenueAdapters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel init}. */
@Command(
        name = "init",
        header = "Ask what to trade and how, and write the settings.",
        description = {
            "Ask what to trade and how, check the answers by the rules of the settings, and write scalpel.yaml.",
            "Each question has an option; --yes answers the others as usual. Never asks for a key or a password: those are"
                    + " read from environment variables. Real money is not for the first day: set mode: live by hand."
        })
public final class InitCommand implements Callable<Integer> {

    private static final int HISTORY_DAYS = 365;

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Option(
            names = "--venue",
            paramLabel = "NAME",
            description = "Where to trade; a wrong name lists those that there are.")
    private @Nullable String venue;

    @Option(names = "--symbols", paramLabel = "LIST", description = "Such as BTC/USDT,ETH/USDT.")
    private @Nullable String symbols;

    @Option(names = "--mode", paramLabel = "MODE", description = "paper, or testnet.")
    private @Nullable String mode;

    @Option(names = "--capital", paramLabel = "AMOUNT", description = "Balance of the paper account.")
    private @Nullable String capital;

    @Option(names = "--email", paramLabel = "ADDRESS", description = "For reports and alarms of a deployment; or none.")
    private @Nullable String email;

    @Option(
            names = "--trades",
            paramLabel = "WHAT",
            description = "model: models are trained and trade; signals: only a portfolio of signals does.")
    private @Nullable String trades;

    @Option(names = "--yes", description = "Ask nothing: what no option answers is as usual.")
    private boolean yes;

    @Option(names = "--force", description = "Replace the settings that are there.")
    private boolean force;

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        Path file = options.home().resolve(SettingsReader.FILE_NAME);
        if (Files.exists(file) && !force) {
            throw new CommandFailedException(
                    file + " is there already; nothing was written",
                    "./scalpel settings shows it; --force replaces it; --home DIR names another home");
        }
        InitialSettings settings = settings(new InitDialogue(options.process(), yes));
        // All together, and as the commands will read them.
        SettingsReader.fromText(
                file.toString(), settings.yaml(), options.process().environment());
        write(file, settings.yaml());
        List<String> next = next(options, settings);
        options.print(
                Map.of("file", file.toString(), "yaml", settings.yaml(), "next", next),
                "wrote " + file + System.lineSeparator() + System.lineSeparator() + "next:" + System.lineSeparator()
                        + "  " + String.join(System.lineSeparator() + "  ", next));
        return ExitCode.OK;
    }

    private InitialSettings settings(InitDialogue dialogue) {
        String named = dialogue.answer(
                new InitQuestion(
                        "--venue",
                        "Venue?",
                        SettingsReader.defaults().venue(),
                        InitQuestion.setting("venue", "venue: %s")),
                venue);
        VenueAdapter adapter = VenueAdapters.named(named);
        String listed = dialogue.answer(
                new InitQuestion(
                        "--symbols",
                        "Symbols, with commas?",
                        adapter.typicalSymbols().stream().map(Symbol::toString).collect(Collectors.joining(",")),
                        InitQuestion.symbolsOf(adapter)),
                symbols);
        String chosen = dialogue.answer(
                new InitQuestion(
                        "--mode",
                        "paper, or testnet (orders to the venue's test site)?",
                        "paper",
                        InitQuestion.oneOf("paper", "testnet")),
                mode);
        String amount = dialogue.answer(
                new InitQuestion(
                        "--capital",
                        "Balance of the paper account?",
                        "10000",
                        InitQuestion.setting("execution.paperCapital", "execution: {paperCapital: %s}")),
                capital);
        String address = dialogue.answer(
                new InitQuestion(
                        "--email",
                        "Email address for a deployment's reports, or none?",
                        "none",
                        InitQuestion.setting("notification.email", "notification: {email: %s}")),
                email);
        String who = dialogue.answer(
                new InitQuestion(
                        "--trades",
                        "What trades: the model, or signals only?",
                        "model",
                        InitQuestion.oneOf("model", "signals")),
                trades);
        return new InitialSettings(
                named, listed, chosen, amount, address.equals("none") ? "" : address, who.equals("signals"));
    }

    private static void write(Path file, String yaml) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            AtomicFile.replace(file, yaml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** The three commands that come next. */
    private static List<String> next(GlobalOptions options, InitialSettings settings) {
        Path standard = options.process().directory().resolve("scalpel-home");
        String home = options.home().equals(standard) ? "" : " --home " + options.home();
        Instant from = options.process().clock().instant().minus(HISTORY_DAYS, ChronoUnit.DAYS);
        String symbol = " --symbol " + settings.instruments().get(0);
        VenueAdapter venue = VenueAdapters.named(settings.venue());
        // Without a key such a venue lists nothing: there are only files.
        String history = venue.marketNeedsCredentials() && venue.archive().isEmpty()
                ? "./scalpel import FILE" + symbol + home
                : "./scalpel download" + symbol + " --from " + from.toString().substring(0, 10) + home;
        String second =
                settings.signalsOnly() ? "./scalpel portfolio show " + InitialSettings.PORTFOLIO + home : history;
        String keys = settings.mode().equals("paper") ? "" : "SCALPEL_API_KEY=… SCALPEL_API_SECRET=… ";
        return List.of("./scalpel doctor" + home, second, keys + "./scalpel run" + home);
    }
}
