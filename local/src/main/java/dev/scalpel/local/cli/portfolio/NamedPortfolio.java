package dev.scalpel.local.cli.portfolio;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.api.MarginPortfolios;
import dev.scalpel.local.cli.bot.BotContextFactory;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.Settings.Portfolio;
import dev.scalpel.settings.Settings.PortfolioStrategy;
import dev.scalpel.signals.SignalBox;
import dev.scalpel.signals.box.StoreSignalBox;
import dev.scalpel.signals.message.Recipient;
import dev.scalpel.signals.slot.SlotSchedule;
import dev.scalpel.strategy.Strategy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A portfolio of the settings, with what its strategies and messages follow. */
record NamedPortfolio(FunctionContext context, Portfolio portfolio) {

    private static final String WRITER = "command line";

    static NamedPortfolio of(GlobalOptions options, String name) {
        FunctionContext context = BotContextFactory.of(options, WRITER);
        Map<String, Portfolio> all = context.settings().portfolios();
        Portfolio portfolio = all.get(name);
        if (portfolio == null) {
            String found = all.isEmpty() ? "the settings have none" : "there are " + String.join(", ", all.keySet());
            throw new CommandFailedException(
                    "no portfolio is called '" + name + "': " + found,
                    "docs/portfolios.md shows how portfolios are written in scalpel.yaml");
        }
        return new NamedPortfolio(context, portfolio);
    }

    String venue() {
        return context.settings().venueOf(portfolio);
    }

    /** Whether its strategies can hold short positions: the stored rules of every instrument say so. */
    boolean margin() {
        return MarginPortfolios.contains(
                context.settings(), portfolio, context.store(), context.clock().instant());
    }

    InstrumentId instrument(PortfolioStrategy strategy) {
        return new InstrumentId(venue(), strategy.instrument());
    }

    List<Strategy> strategies() {
        return portfolio.strategies().stream()
                .map(each -> new Strategy(each.name(), instrument(each), each.origin(), each.share()))
                .toList();
    }

    SlotSchedule schedule() {
        return new SlotSchedule(
                portfolio.timeFrame(),
                portfolio.executeAfterSeconds(),
                context.settings().signals().maxAgeSeconds());
    }

    /** The schedules of the strategies that take signals. */
    Map<String, SlotSchedule> schedules() {
        Map<String, SlotSchedule> schedules = new TreeMap<>();
        recipient().strategies().forEach(each -> schedules.put(each.name(), each.schedule()));
        return schedules;
    }

    Recipient recipient() {
        return Recipient.of(portfolio, context.settings().signals().maxAgeSeconds(), margin());
    }

    SignalBox box() {
        return new StoreSignalBox(context.store(), context.clock());
    }
}
