package dev.scalpel.execution;

import dev.scalpel.costs.LastKnownCosts;
import dev.scalpel.costs.StoredCosts;
import dev.scalpel.execution.champion.Champions;
import dev.scalpel.execution.champion.StoredChampions;
import dev.scalpel.execution.credentials.AwsCredentialStores;
import dev.scalpel.execution.decision.DecisionSource;
import dev.scalpel.execution.minute.Sleeper;
import dev.scalpel.notice.Notifier;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.shards.ShardQueue;
import dev.scalpel.shards.SqsShardQueue;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.venue.SessionNotice;
import dev.scalpel.venue.adapter.AccountReader;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.VenueBroker;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a test, a replay or a benchmark may replace.
 *
 * @param broker supplies the venue; called once, and not at all on paper
 * @param sleeper how an invocation waits
 * @param decisions in place of the champions' decisions
 * @param portfolioBroker supplies the venue of a portfolio; called once for each, and not at all on paper
 * @param account supplies the reader of the account's commissions and margin terms; called once, after trading. Empty where
 *     there are no keys
 * @param afterRun makes what reports the trades, from a name that no other process has; called once
 * @param shards starts a call for each shard; empty where one call trades all symbols
 */
public record ExecutionDependencies(
        Champions champions,
        Supplier<Broker> broker,
        Sleeper sleeper,
        DrawdownMetric metric,
        Optional<DecisionSource> decisions,
        Supplier<Optional<AccountReader>> account,
        Function<Portfolio, Broker> portfolioBroker,
        Function<String, AfterRun> afterRun,
        Optional<ShardQueue> shards) {

    private static final String LAMBDA = "AWS_LAMBDA_FUNCTION_NAME";

    /**
     * The stored champions, the venue of the settings, and no metric.
     *
     * @param environment holds the venue's keys, or shows that this is Lambda
     */
    public static ExecutionDependencies standard(
            Settings settings, ObjectStore store, Map<String, String> environment, Clock clock) {
        return standard(settings, store, environment, clock, SessionNotice.LOGGED);
    }

    /** The same with notices of the venues' sessions by the channels of the settings. */
    public static ExecutionDependencies standard(
            Settings settings, ObjectStore store, Map<String, String> environment, Clock clock, Notifier notifier) {
        return standard(settings, store, environment, clock, Sessions.notices(notifier));
    }

    private static ExecutionDependencies standard(
            Settings settings, ObjectStore store, Map<String, String> environment, Clock clock, SessionNotice notices) {
        Sessions sessions = new Sessions(store, environment.containsKey(LAMBDA), notices);
        LastKnownCosts costs = new LastKnownCosts(settings, new StoredCosts(store));
        SharedBroker broker = new SharedBroker(() -> connect(settings, environment, clock, sessions));
        return new ExecutionDependencies(
                new StoredChampions(store, now -> settings.decisionCosts(costs.at(now))),
                broker::venue,
                Sleeper.REAL,
                DrawdownMetric.NONE,
                Optional.empty(),
                () -> account(settings, environment, clock, broker),
                portfolio -> connect(settings.tradedBy(portfolio), environment, clock, sessions),
                process -> AfterRun.NONE,
                SqsShardQueue.named(SqsShardQueue.OWN, environment));
    }

    private static VenueBroker connect(
            Settings settings, Map<String, String> environment, Clock clock, Sessions sessions) {
        return VenueAdapters.connectBroker(
                settings, environment, AwsCredentialStores.of(settings), clock, sessions.of(settings));
    }

    /** One connection for orders and the account, made when it is first needed. */
    private static final class SharedBroker {

        private final Supplier<VenueBroker> connect;
        private @Nullable VenueBroker connected;

        SharedBroker(Supplier<VenueBroker> connect) {
            this.connect = connect;
        }

        synchronized VenueBroker venue() {
            VenueBroker known = connected == null ? connect.get() : connected;
            connected = known;
            return known;
        }
    }

    /** On paper there is no broker, and in AWS the function has then no right to read keys. */
    private static Optional<AccountReader> account(
            Settings settings, Map<String, String> environment, Clock clock, SharedBroker broker) {
        if (settings.mode() != Mode.PAPER) {
            return Optional.of(AccountReader.over(broker.venue(), settings));
        }
        return environment.containsKey(LAMBDA)
                ? Optional.empty()
                : AccountReader.connect(settings, environment, AwsCredentialStores.of(settings), clock);
    }

    public ExecutionDependencies withChampions(Champions others) {
        return new ExecutionDependencies(
                others, broker, sleeper, metric, decisions, account, portfolioBroker, afterRun, shards);
    }

    public ExecutionDependencies withMetric(DrawdownMetric other) {
        return new ExecutionDependencies(
                champions, broker, sleeper, other, decisions, account, portfolioBroker, afterRun, shards);
    }

    public ExecutionDependencies withBroker(Supplier<Broker> other) {
        return new ExecutionDependencies(
                champions, other, sleeper, metric, decisions, account, portfolioBroker, afterRun, shards);
    }

    public ExecutionDependencies withPortfolioBroker(Function<Portfolio, Broker> other) {
        return new ExecutionDependencies(
                champions, broker, sleeper, metric, decisions, account, other, afterRun, shards);
    }

    public ExecutionDependencies withSleeper(Sleeper other) {
        return new ExecutionDependencies(
                champions, broker, other, metric, decisions, account, portfolioBroker, afterRun, shards);
    }

    public ExecutionDependencies withDecisions(DecisionSource source) {
        return new ExecutionDependencies(
                champions, broker, sleeper, metric, Optional.of(source), account, portfolioBroker, afterRun, shards);
    }

    public ExecutionDependencies withAfterRun(Function<String, AfterRun> other) {
        return new ExecutionDependencies(
                champions, broker, sleeper, metric, decisions, account, portfolioBroker, other, shards);
    }

    public ExecutionDependencies withShards(ShardQueue queue) {
        return new ExecutionDependencies(
                champions, broker, sleeper, metric, decisions, account, portfolioBroker, afterRun, Optional.of(queue));
    }
}
