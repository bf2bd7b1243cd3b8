package dev.scalpel.execution;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.scalpel.execution.minute.TradingReport;
import dev.scalpel.execution.portfolio.PaperPortfolioEngine;
import dev.scalpel.execution.portfolio.PortfolioConfig;
import dev.scalpel.execution.portfolio.PortfolioEngine;
import dev.scalpel.execution.portfolio.PortfolioReport;
import dev.scalpel.execution.portfolio.PortfolioService;
import dev.scalpel.execution.portfolio.VenuePortfolioEngine;
import dev.scalpel.execution.strategy.ChampionDecisions;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.invocation.BadRequestException;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.RequestFields;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.portfolio.evidence.FilterStandings;
import dev.scalpel.portfolio.round.StrategyDecisions;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.venue.VenueContacts;
import dev.scalpel.venue.VenueRateLimit;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.RateLimitedBroker;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The execution function's actions as far as they concern portfolios. */
final class PortfolioActions {

    static final String EXECUTE = "execute_signals";

    private final PortfolioService service;

    PortfolioActions(PortfolioService service) {
        this.service = service;
    }

    /** An answer of the model's symbols, with that of the portfolios beside it. */
    record Both<M, P>(@JsonUnwrapped M model, List<P> portfolios) {}

    /** How the engine of a portfolio is made; the dependencies supply the venue of one that is not on paper, and the models. */
    static Function<PortfolioConfig, PortfolioEngine> engines(
            ObjectStore store, Repositories repositories, Clock clock, ExecutionDependencies dependencies) {
        Map<String, VenueContacts> contacts = new ConcurrentHashMap<>();
        return config -> {
            String venue = config.trading().venue();
            InstrumentStore instruments = new InstrumentStore(store, venue);
            StrategyDecisions decisions = ChampionDecisions.of(
                    config.trading(),
                    config.portfolio(),
                    dependencies.champions(),
                    repositories.bars(),
                    instruments::read,
                    new FilterStandings(store));
            if (config.mode() == Mode.PAPER) {
                return new PaperPortfolioEngine(
                        config.trading(), config.portfolio(), repositories, instruments, decisions);
            }
            Broker broker = dependencies.portfolioBroker().apply(config.portfolio());
            return new VenuePortfolioEngine(
                    config,
                    new RateLimitedBroker(
                            broker,
                            new VenueRateLimit(store, venue),
                            clock,
                            contacts.computeIfAbsent(venue, name -> new VenueContacts(store, name))),
                    decisions);
        };
    }

    /** @param portfolios of this call */
    record Executed(List<PortfolioReport> portfolios) {}

    Executed execute(RequestFields fields, Deadline deadline) {
        List<String> names = selected(fields);
        fields.requireNoProblems();
        return new Executed(service.execute(names, deadline));
    }

    /** New bars of these instruments: strategies that follow them decide, and signals that wait for them are judged. */
    List<PortfolioReport> follow(Collection<InstrumentId> instruments, Deadline deadline) {
        return service.execute(service.following(instruments), deadline);
    }

    Object pause(String portfolio, String reason) {
        return new Executed(service.pause(List.of(named(portfolio)), reason));
    }

    /** Pauses all portfolios, beside the model. */
    Object paused(TradingReport model, String reason) {
        return both(model, () -> service.pause(service.names(), reason));
    }

    /** Halts one portfolio and closes what it holds; the others and the model trade on. */
    Object stop(String portfolio, String reason, Deadline deadline) {
        List<String> one = List.of(named(portfolio));
        return new Executed(closed(one, service.halt(one, reason), deadline));
    }

    /** Halts all portfolios; {@link #closeHalted} then closes what they hold. */
    List<PortfolioReport> halt(String reason) {
        return service.halt(service.names(), reason);
    }

    /** Closes what {@link #halt} has halted; the answer contains portfolios that could not be halted too. */
    Object closeHalted(TradingReport model, List<PortfolioReport> halted, Deadline deadline) {
        return both(model, () -> closed(service.names(), halted, deadline));
    }

    private List<PortfolioReport> closed(List<String> portfolios, List<PortfolioReport> halted, Deadline deadline) {
        List<PortfolioReport> reports = new ArrayList<>(service.execute(portfolios, deadline));
        halted.stream().filter(report -> report.failure().isPresent()).forEach(reports::add);
        return reports;
    }

    Object resumed(TradingReport model) {
        return both(model, () -> service.resume(service.names()));
    }

    Object resume(String portfolio) {
        return new Executed(service.resume(List.of(named(portfolio))));
    }

    Object info(Object model) {
        return both(model, service::info);
    }

    /** Closes what one or all strategies of a portfolio hold. */
    Object close(String portfolio, Optional<String> strategy, Deadline deadline) {
        Set<String> all = service.strategies(named(portfolio));
        strategy.filter(name -> !all.contains(name)).ifPresent(unknown -> {
            throw new BadRequestException("field 'strategy' must name one of portfolio " + portfolio + ": "
                    + String.join(", ", all) + ", not '" + unknown + "'");
        });
        service.close(portfolio, strategy.map(Set::of).orElse(all));
        return new Executed(service.execute(List.of(portfolio), deadline));
    }

    private <P> Object both(Object model, Supplier<List<P>> portfolios) {
        return service.names().isEmpty() ? model : new Both<>(model, portfolios.get());
    }

    private List<String> selected(RequestFields fields) {
        return fields.text("portfolio").map(name -> List.of(named(name))).orElseGet(service::names);
    }

    private String named(String portfolio) {
        if (!service.names().contains(portfolio)) {
            throw new BadRequestException("field 'portfolio' must name one of the portfolios "
                    + (service.names().isEmpty() ? "(the settings have none)" : service.names()) + ": '" + portfolio
                    + "'");
        }
        return portfolio;
    }

    static String reason(RequestFields fields, String otherwise) {
        String reason = fields.text("reason").filter(given -> !given.isBlank()).orElse(otherwise);
        if (reason.length() > ExecutionFunction.MAX_REASON_LENGTH) {
            throw new BadRequestException("field 'reason' must have at most " + ExecutionFunction.MAX_REASON_LENGTH
                    + " characters: " + reason.length());
        }
        return reason;
    }
}
