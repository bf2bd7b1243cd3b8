package dev.scalpel.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The order of all packages. A package may use those on earlier lines; packages on one line do not use each other. A
 * package that is not named belongs to the longest prefix that is.
 */
final class PackageOrder {

    /** Relative to {@code dev.scalpel}; a blank line or a comment separates what is one module. */
    static final String OF_THE_PROJECT = """
        # test-kit
        testkit
        testkit.sqs, testkit.states

        # shared-model: domain, simulation, storage, settings, ledger, signals
        market
        funding
        strategy
        trading
        trading.margin
        trading.instrument, trading.risk, trading.futures
        research.synthetic
        simulation, statistics
        statistics.risk
        evidence
        simulation.portfolio
        store
        store.local, store.bars, store.s3, store.upgrade
        store.funding, universe
        settings.value, settings.naming
        settings.type, settings.section, settings.universe
        settings.portfolio
        settings.key
        settings
        settings.deployment, costs
        ledger, instruments
        costs.margin
        ledger.repository
        signals
        signals.slot, signals.box
        signals.message
        signals.dynamodb
        aws

        # shared-model: models, venues, portfolio
        features.columns
        features
        model.network, model.prediction
        model.decision, model.score
        model, promotion
        licence
        venue
        venue.credentials, venue.market
        venue.token
        venue.trading.margin
        venue.trading
        portfolio.allocation, portfolio.filter, portfolio.log
        portfolio.state
        portfolio.booking
        portfolio.round
        portfolio.setup
        portfolio.paper
        portfolio.evidence
        venue.adapter, venue.xchange
        venue.binance, venue.bybit, venue.coinbase, venue.databento, venue.gemini, venue.generic, venue.oanda, venue.tradovate
        venue.binance.usdm, venue.generic.kraken, venue.generic.okx

        # shared-model: learning, runtime
        learning.fit
        learning.examples
        learning.replay, learning.score
        learning.tactics
        notice, shards
        invocation
        pipeline

        # research that no Lambda uses
        research.oracle, research.samples

        # local-exchange
        localexchange.time, localexchange.protocol
        localexchange.access, localexchange.account, localexchange.market
        localexchange.orders
        localexchange.matching
        localexchange.faults, localexchange.orderentry, localexchange.publicapi
        localexchange.accountapi, localexchange.server
        localexchange.binance
        localexchange.perpetual.contract
        localexchange.perpetual.account
        localexchange.perpetual.orders
        localexchange.perpetual.engine
        localexchange.perpetual.entry
        localexchange.perpetual
        localexchange.usdm.requests, localexchange.usdm.marketapi
        localexchange.usdm.accountapi
        localexchange.margin.contract
        localexchange.margin.account
        localexchange.margin.orders
        localexchange.margin.engine
        localexchange.margin
        localexchange.usdm, localexchange
        localexchange.bybit.api
        localexchange.bybit.linear, localexchange.bybit.spot
        localexchange.bybit, localexchange.coinbase, localexchange.gemini, localexchange.oanda, localexchange.tradovate

        # data-retrieval
        retrieval.feed, retrieval.costs, retrieval.universe
        retrieval

        # training
        training.optimiser
        training.tuning
        training.score
        training.daily
        training.licence
        training

        # execution
        execution.state, execution.champion
        execution.context
        execution.account
        execution.decision
        execution.strategy
        execution.engine, execution.explain
        execution.transition
        execution.paper, execution.venue
        execution.minute
        execution.portfolio, execution.reading
        execution

        # monitoring
        monitoring.records, monitoring.cost, monitoring.report.html
        monitoring.portfolio
        monitoring.metrics, monitoring.learning
        monitoring.report.summary
        monitoring.report.sections
        monitoring.report
        monitoring

        # api
        api.http, api.access, api.call
        api.receipt
        api.routes
        api.aws, api.server
        api

        # lake
        lake
        lake.analysis
        lake.function

        # trade-log
        tradelog.embedded
        tradelog.table, tradelog.database
        tradelog.projection, tradelog.query
        tradelog
        tradelog.mirror, tradelog.function

        # studies
        research.studies.data
        research.studies.score
        research.studies.frontier, research.studies.sources, research.studies.maker
        research.studies.mirror, research.studies.variants
        research.studies.evidence
        research.studies.edge, research.studies.licence, research.studies.inputs, research.studies.learning, research.studies.optimiser, research.studies.skill, research.studies.updates

        # distribution
        distribution

        # cdk
        cdk.deployment
        cdk.api, cdk.lake, cdk.pipeline
        image.archive
        image.execution, image
        cdk

        # local
        local.clock, local.schedule, local.functions, local.importing, local.mcp
        local.doctor, local.desk.http
        local.rehearsal, local.downloading, local.backtest, local.running
        local.backtest.run
        local.desk.stream, local.desk.data, local.desk.backtests
        local.desk.view
        local.desk.metrics
        local.desk
        local.demo
        local.api
        local.cli.console
        local.cli.terminal
        local.cli.setup
        local.cli.bot
        local.cli.simulation, local.cli.deployment, local.cli.key, local.cli.portfolio, local.cli.study, local.cli.history, local.cli.lake, local.cli.pipeline, local.cli.demo, local.cli.tradelog
        local.cli

        # benchmarks
        benchmarks.harness
        benchmarks.latency
        benchmarks.faults.broken, benchmarks.faults.venues
        benchmarks.faults.testbed
        benchmarks.faults.injection
        benchmarks.faults.invariants
        benchmarks.faults.calls
        benchmarks.faults.perpetual, benchmarks.faults.portfolio
        benchmarks.faults
        benchmarks.features, benchmarks.functions, benchmarks.market, benchmarks.portfolio, benchmarks.report, benchmarks.scale
        benchmarks.simulation, benchmarks.startup, benchmarks.tradelog, benchmarks.training, benchmarks.webhook
        benchmarks
        """;

    private final String root;
    private final Map<String, Place> places;

    private record Place(int line, String prefix) {}

    private PackageOrder(String root, Map<String, Place> places) {
        this.root = root;
        this.places = places;
    }

    /** The order that a text of lines gives to the packages below a root. */
    static PackageOrder of(String root, String lines) {
        Map<String, Place> places = new HashMap<>();
        int number = 0;
        for (String line : lines.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            for (String each : line.split(",")) {
                String prefix = root + "." + each.strip();
                if (places.put(prefix, new Place(number, prefix)) != null) {
                    throw new IllegalArgumentException("package named twice in the order: " + prefix);
                }
            }
        }
        return new PackageOrder(root, places);
    }

    /** Those of these packages that no line names. */
    List<String> outside(Iterable<String> packages) {
        List<String> outside = new ArrayList<>();
        for (String each : packages) {
            if (isOurs(each) && place(each).isEmpty()) {
                outside.add(each);
            }
        }
        return outside;
    }

    /** Names in the order that are no package any more. */
    List<String> unused(Iterable<String> packages) {
        List<String> unused = new ArrayList<>(places.keySet());
        for (String each : packages) {
            place(each).ifPresent(place -> unused.remove(place.prefix()));
        }
        return unused.stream().sorted().toList();
    }

    ArchRule rule() {
        return ArchRuleDefinition.classes().should(new ArchCondition<JavaClass>("use only packages of earlier lines") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    if (!allows(
                            type.getPackageName(), dependency.getTargetClass().getPackageName())) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        });
    }

    private boolean allows(String user, String used) {
        Optional<Place> from = place(user);
        Optional<Place> to = place(used);
        return from.isEmpty()
                || to.isEmpty()
                || from.equals(to)
                || to.get().line() < from.get().line();
    }

    private boolean isOurs(String name) {
        return name.equals(root) || name.startsWith(root + ".");
    }

    private Optional<Place> place(String name) {
        String prefix = name;
        while (isOurs(prefix)) {
            Place place = places.get(prefix);
            if (place != null) {
                return Optional.of(place);
            }
            prefix = prefix.substring(0, Math.max(0, prefix.lastIndexOf('.')));
        }
        return Optional.empty();
    }
}
