package dev.scalpel.local.doctor;

import dev.scalpel.costs.MeasuredCosts;
import dev.scalpel.costs.margin.MarginDocument;
import dev.scalpel.costs.margin.MarginRepository;
import dev.scalpel.costs.margin.MarginVersion;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.value.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether simulations of each perpetual know the margin tiers of the account, and whether these allow the leverage of the settings. */
final class MarginCheck {

    private MarginCheck() {}

    static List<CheckResult> of(Settings settings, MarginRepository margins, InstrumentStore instruments, Instant now) {
        return settings.instruments().stream()
                .filter(instrument -> instruments
                        .rules(instrument.symbol(), now)
                        .fundingInterval()
                        .isPresent())
                .map(instrument -> of(settings, instrument, margins.read(instrument)))
                .toList();
    }

    private static CheckResult of(Settings settings, InstrumentId instrument, Optional<MarginDocument> document) {
        String check = "margin " + instrument.symbol();
        Optional<MarginVersion> newest = document.flatMap(stored -> stored.newest(MeasuredCosts.account(settings)));
        if (newest.isEmpty()) {
            return CheckResult.warning(
                    check,
                    "no margin tiers of this account are stored: backtests, trainings and paper trading assume the"
                            + " strictest tier that allows leverage "
                            + settings.venueConnection().leverage(),
                    settings.mode() == Mode.PAPER
                            ? "start ./scalpel run with keys that may read the account, see docs/costs.md"
                            : "start ./scalpel run, which reads them once a day");
        }
        int leverage = settings.venueConnection().leverage();
        int highest = newest.get().terms().tiers().tiers().get(0).maxLeverage();
        return leverage > highest
                ? CheckResult.problem(
                        check,
                        "venueConnection.leverage is " + leverage + ", and the account's margin tiers allow " + highest
                                + " at most",
                        "set venueConnection.leverage to " + highest + " or less")
                : CheckResult.ok(
                        check,
                        newest.get().terms().tiers().tiers().size() + " margin tiers, read "
                                + newest.get().checkedAt());
    }
}
