package dev.scalpel.local.cli.bot;

import dev.scalpel.evidence.Standing;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.running.MoneyConsent;
import dev.scalpel.monitoring.records.EvidenceReader;
import dev.scalpel.monitoring.report.summary.EvidenceSummary;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.venue.adapter.VenueAdapters;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * From paper to money: shows the evidence, the costs that it assumed and those of the account, and asks. A licence at
 * lower costs than the account's is not one for money.
 */
final class LiveSwitch {

    static final String AGREEMENT = "i-trade-real-money";

    private final GlobalOptions options;
    private final FunctionContext context;
    private final MoneyConsent consent;

    LiveSwitch(GlobalOptions options, FunctionContext context) {
        this.options = options;
        this.context = context;
        consent = new MoneyConsent(options.home());
    }

    /**
     * Returns where the bot may run.
     *
     * @param requested whether the user wants to switch to money
     */
    void require(boolean requested) {
        boolean live = context.settings().mode() == Mode.LIVE;
        if (requested && !live) {
            throw new CommandFailedException(
                    "--live needs mode: live, and the mode is "
                            + context.settings().mode().name().toLowerCase(Locale.ROOT),
                    "set mode: live and venueConnection.liveConfirmation in scalpel.yaml");
        }
        if (live
                && context.settings().venueConnection().unrehearsed().isEmpty()
                && !VenueAdapters.trading(context.settings().venue()).rehearsed()) {
            throw new CommandFailedException(
                    "nobody has rehearsed at " + context.settings().venue()
                            + " yet: its adapter follows documents alone",
                    "run mode: testnet first; then set venueConnection.unrehearsed: i-know in scalpel.yaml");
        }
        if (live && !requested && !consent.isGiven()) {
            throw new CommandFailedException(
                    "mode is live, and nobody at this machine has agreed yet that the bot trades money",
                    "./scalpel run --live shows the evidence and the costs, and asks");
        }
        if (requested) {
            ask();
        }
    }

    private void ask() {
        ProcessContext process = options.process();
        List<Standing> standings = new EvidenceReader(context.settings(), context.store())
                .read(process.clock().instant());
        String shown = EvidenceText.of(standings);
        process.printMessage(shown);
        List<EvidenceSummary> summaries =
                standings.stream().map(EvidenceSummary::new).toList();
        summaries.forEach(LiveSwitch::requireCosts);
        summaries.stream()
                .filter(summary -> summary.isLicensed() && !summary.isProven())
                .forEach(summary -> process.printMessage("Warning: at these costs the evidence of "
                        + summary.standing().procedure().name()
                        + " would not earn a licence: it was earned at lower ones."));
        process.printMessage("");
        process.printMessage("From now on orders are sent with real money"
                + (summaries.stream().anyMatch(LiveSwitch::isTraded)
                        ? "."
                        : ", but not for a model: no procedure is licensed yet.")
                + " Type " + AGREEMENT + " to continue:");
        if (!AGREEMENT.equals(answer(process))) {
            throw new CommandFailedException(
                    "nothing was changed: the answer was not " + AGREEMENT, "paper needs no answer: mode: paper");
        }
        consent.give(process.clock().instant(), shown.lines().toList());
    }

    private static void requireCosts(EvidenceSummary summary) {
        if (isTraded(summary) && summary.accountIsDearer()) {
            throw new CommandFailedException(
                    "the " + (summary.isLicensed() ? "licence" : "probation") + " of "
                            + summary.standing().procedure().name() + " is not one for this account: "
                            + summary.costs(),
                    "./scalpel retrain computes the evidence again at the account's costs; then try again");
        }
    }

    private static boolean isTraded(EvidenceSummary summary) {
        return summary.isLicensed() || summary.isOnProbation();
    }

    private static String answer(ProcessContext process) {
        try {
            String line = new BufferedReader(new InputStreamReader(process.in(), StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the answer", e);
        }
    }
}
