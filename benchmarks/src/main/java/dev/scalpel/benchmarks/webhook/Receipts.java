package dev.scalpel.benchmarks.webhook;

import dev.scalpel.api.access.AllowedSenders;
import dev.scalpel.api.access.ApiKey;
import dev.scalpel.api.access.KeyRing;
import dev.scalpel.api.access.Scope;
import dev.scalpel.api.access.Throttle;
import dev.scalpel.api.receipt.Recipients;
import dev.scalpel.api.routes.HttpApi;
import dev.scalpel.api.routes.HttpApiParts;
import dev.scalpel.api.server.ApiServer;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.settings.value.AllowedAddresses;
import dev.scalpel.settings.value.MessageRoutes;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.SignalBox;
import dev.scalpel.signals.box.StoreSignalBox;
import dev.scalpel.signals.message.Recipient;
import dev.scalpel.signals.slot.SlotSchedule;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From an alert on the socket to its answer, of the API and of a minimal receiver in Python, in turns. */
final class Receipts {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant FIRST = NOW.minusSeconds(60);
    private static final String PORTFOLIO = "crypto";
    private static final int BURST = 100;
    private static final int QUICK = 20;
    private static final int ALERTS = 1_000;
    private static final int TURNS = 10;
    private static final double MEDIAN = 0.5;
    private static final double WORST_OF_A_HUNDRED = 0.99;
    private static final String GOAL = "goal";
    private static final double GOAL_MEDIAN_MILLIS = 2;
    private static final double GOAL_WORST_MILLIS = 10;
    private static final double SECOND = 1_000;

    private final BenchmarkRun run;
    private final Path folder;
    private final Durability durability;
    private final String how;
    private final List<ResultRow> rows = new ArrayList<>();

    /** @param durability whether an answer waits for the disk */
    Receipts(BenchmarkRun run, Path folder, Durability durability) {
        this.run = run;
        this.folder = folder.resolve(durability.name());
        this.durability = durability;
        how = durability == Durability.FSYNC ? ", on the disk" : "";
    }

    List<ResultRow> measure() {
        int count = run.quick() ? QUICK : ALERTS;
        SignalBox box = new StoreSignalBox(new DirectoryStore(folder.resolve("store"), durability), clock());
        Optional<FlaskReceiver> flask = FlaskReceiver.start(folder, durability == Durability.FSYNC, run.log());
        try (ApiServer server = ApiServer.open(0, api(box), false)) {
            AlertSender ours = new AlertSender(server.uri().resolve("/webhook"), FIRST);
            Optional<AlertSender> theirs = flask.map(receiver -> new AlertSender(receiver.address(), FIRST));
            run.log().println("webhook: warming up" + how);
            ours.oneAfterTheOther(count);
            theirs.ifPresent(sender -> sender.oneAfterTheOther(count));
            run.log().println("webhook: measuring " + count + " alerts" + how);
            List<Double> own = new ArrayList<>();
            List<Double> other = new ArrayList<>();
            for (int turn = 0; turn < TURNS; turn++) {
                own.addAll(ours.oneAfterTheOther(count / TURNS));
                theirs.ifPresent(sender -> other.addAll(sender.oneAfterTheOther(count / TURNS)));
            }
            add("an alert's answer, median", at(own, MEDIAN), at(other, MEDIAN), GOAL, GOAL_MEDIAN_MILLIS);
            add(
                    "an alert's answer, p99",
                    at(own, WORST_OF_A_HUNDRED),
                    at(other, WORST_OF_A_HUNDRED),
                    GOAL,
                    GOAL_WORST_MILLIS);
            run.log().println("webhook: measuring " + BURST + " alerts in one second" + how);
            double burst = ours.withinOneSecond(BURST);
            add(
                    BURST + " alerts in one second, all answered",
                    burst,
                    theirs.map(sender -> sender.withinOneSecond(BURST)).orElse(Double.NaN),
                    "one second",
                    SECOND);
            ours.repeatLast(BURST);
            requireEachStoredOnce(box, 2 * count + BURST);
            return rows;
        } finally {
            flask.ifPresent(FlaskReceiver::close);
        }
    }

    private void add(String what, double own, double other, String reference, double millis) {
        String name = "Scalpel: " + what + how;
        rows.add(ResultRow.of(name, own, "ms", reference, millis));
        if (Double.isFinite(other)) {
            rows.add(ResultRow.of("Flask: " + what + how, other, "ms", name, own));
        }
    }

    private static void requireEachStoredOnce(SignalBox box, int sent) {
        List<Signal> stored = box.since(PORTFOLIO, FIRST);
        long different = stored.stream().map(Signal::id).distinct().count();
        if (stored.size() != sent || different != sent) {
            throw new BenchmarkException(sent + " different alerts were sent, some of them twice; " + stored.size()
                    + " are stored, of which " + different + " are different");
        }
    }

    private static double at(List<Double> millis, double share) {
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }

    private static HttpApi api(SignalBox box) {
        Recipient recipient = new Recipient(
                PORTFOLIO, false, List.of(new Recipient.Subscriber("btc", "BTCUSDT", SlotSchedule.immediate(900))));
        KeyRing keys = new KeyRing(List.of(ApiKey.of("one", Scope.signalsTo(PORTFOLIO), AlertSender.KEY, NOW)));
        return new HttpApi(new HttpApiParts(
                () -> keys,
                AllowedSenders.at(AllowedAddresses.OF_TRADING_VIEW),
                new Recipients(Map.of(PORTFOLIO, recipient), MessageRoutes.NONE),
                box,
                event -> "{}",
                portfolio -> {},
                clock(),
                Throttle.none(),
                Throttle.none(),
                Throttle.none()));
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
