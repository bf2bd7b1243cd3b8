package dev.scalpel.local.doctor;

import dev.scalpel.instruments.InstrumentHistory;
import dev.scalpel.instruments.InstrumentRules;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.instruments.InstrumentVersion;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.trading.TradingHalf;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Checks settings, store, instruments and keys, and changes nothing. Trading with money needs more than paper trading. */
public final class Doctor {

    private static final String FIRST_RETRIEVAL = "the first retrieval of ./scalpel run downloads them";
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Settings settings;
    private final Repositories repositories;
    private final ObjectStore store;
    private final InstrumentStore instruments;
    private final Map<String, String> environment;
    private final Instant now;

    public Doctor(
            Settings settings,
            ObjectStore store,
            Repositories repositories,
            Map<String, String> environment,
            Instant now) {
        this.settings = settings;
        this.store = store;
        this.repositories = repositories;
        instruments = new InstrumentStore(store, settings.venue());
        this.environment = environment;
        this.now = now;
    }

    public List<CheckResult> examine() {
        List<CheckResult> results = new ArrayList<>();
        results.add(mode());
        results.add(keys());
        try {
            results.add(account());
            List<InstrumentId> ofModels = settings.instruments();
            ofModels.forEach(instrument -> examine(instrument, results));
            settings.portfolioInstruments().stream()
                    .filter(instrument -> !ofModels.contains(instrument))
                    .forEach(instrument -> examine(instrument, results));
            results.addAll(PermissionCheck.of(settings, store, now));
            results.addAll(CostCheck.of(settings, repositories.costs(), now));
            results.addAll(MarginCheck.of(settings, repositories.margins(), instruments, now));
            TypicalPosition.of(settings, repositories, instruments).forEach(position -> results.add(position.result()));
        } catch (StoreException broken) {
            results.add(CheckResult.problem(
                    "store",
                    String.valueOf(broken.getMessage()),
                    "see store in docs/settings.md and docs/operations.md"));
        }
        return List.copyOf(results);
    }

    /** Bars are fetched from the settings' venue alone, where it publishes any. */
    private void examine(InstrumentId instrument, List<CheckResult> results) {
        boolean fetched = instrument.venue().equals(settings.venue())
                && VenueAdapters.named(instrument.venue()).publishesBars();
        if (fetched) {
            results.add(bars(instrument));
        }
        results.add(instrument(instrument));
    }

    private CheckResult mode() {
        boolean unconfirmed = settings.mode() == Mode.LIVE
                && settings.venueConnection().liveConfirmation().isEmpty();
        if (unconfirmed) {
            return CheckResult.problem(
                    "mode",
                    "mode is live and venueConnection.liveConfirmation is not set: every order is refused",
                    "set it to i-trade-real-money if you mean it");
        }
        boolean unrehearsed = settings.mode() == Mode.LIVE
                && settings.venueConnection().unrehearsed().isEmpty()
                && !VenueAdapters.trading(settings.venue()).rehearsed();
        return unrehearsed
                ? CheckResult.problem(
                        "mode",
                        "mode is live and nobody has rehearsed at " + settings.venue() + " yet: every order is refused",
                        "run its testnet first; then set venueConnection.unrehearsed to i-know")
                : CheckResult.ok("mode", "mode is " + settings.mode().name().toLowerCase(Locale.ROOT));
    }

    private CheckResult keys() {
        if (settings.mode() == Mode.PAPER) {
            return CheckResult.note("keys", "paper trading needs none", "");
        }
        try {
            TradingHalf trading = VenueAdapters.trading(settings.venue());
            Credentials.of(trading.credentialsForm(), trading.credentialVariables(), settings, environment, name -> {
                throw new IllegalStateException("without AWS, keys come from the environment, not from " + name);
            });
            return CheckResult.ok(
                    "keys",
                    "the environment variables with the keys are set; ./scalpel doctor " + settings.venue()
                            + " tries them");
        } catch (MissingCredentialsException missing) {
            return CheckResult.problem(
                    "keys",
                    String.valueOf(missing.getMessage()),
                    "docs/execution.md lists the permissions that the key needs");
        }
    }

    private CheckResult account() {
        return repositories
                .account()
                .read()
                .flatMap(document -> document.haltReason()
                        .map(reason -> "trading is halted: " + reason)
                        .or(() -> document.pauseReason().map(reason -> "the model is paused: " + reason)))
                .map(what -> CheckResult.note("account", what, "./scalpel resume ends it"))
                .orElseGet(() -> CheckResult.ok("account", "the store can be read, and trading is not halted"));
    }

    private CheckResult bars(InstrumentId instrument) {
        String check = "bars " + instrument.symbol();
        OptionalLong last = repositories.bars().lastOpenTime(instrument);
        if (last.isEmpty()) {
            return CheckResult.note(check, "no bars are stored", FIRST_RETRIEVAL);
        }
        Instant newest = Instant.ofEpochMilli(last.getAsLong());
        return Duration.between(newest, now).compareTo(FRESH) > 0
                ? CheckResult.note(
                        check,
                        "the newest bar is from " + newest + ", now it is " + now.truncatedTo(ChronoUnit.SECONDS),
                        "start ./scalpel run, which downloads them")
                : CheckResult.ok(check, "the newest bar is from " + newest);
    }

    private CheckResult instrument(InstrumentId instrument) {
        Symbol symbol = instrument.symbol();
        String check = "instrument " + symbol;
        Optional<InstrumentHistory> history =
                new InstrumentStore(store, instrument.venue()).read().of(symbol);
        Optional<InstrumentVersion> newest = history.flatMap(InstrumentHistory::newest);
        if (history.isEmpty()) {
            return CheckResult.note(
                    check, "tick, step and minimum are not stored: paper trading uses steps of 1e-8", FIRST_RETRIEVAL);
        }
        if (newest.isEmpty() || newest.get().rules().status().equals(InstrumentRules.NOT_LISTED)) {
            return CheckResult.problem(
                    check,
                    instrument.venue() + " does not list it, as of "
                            + history.get().checkedAt(),
                    "remove it from symbols");
        }
        InstrumentRules rules = newest.get().rules();
        if (!rules.status().equals("OPEN")) {
            return CheckResult.warning(
                    check,
                    "its market is " + rules.status() + ", as of "
                            + history.get().checkedAt(),
                    "orders wait until it opens");
        }
        VenueFilters filters = rules.filters();
        String details = "tick " + filters.tickSize().toPlainString() + ", step "
                + filters.stepSize().toPlainString()
                + ", minimum order " + filters.minNotional().toPlainString() + " " + symbol.quote() + ", as of "
                + newest.get().asOf();
        return rules.orderTypes().contains("STOP_MARKET")
                ? CheckResult.ok(check, details)
                : CheckResult.note(
                        check,
                        details + "; it has no stop-market orders",
                        "a price gap may skip the limit of a stop order");
    }
}
