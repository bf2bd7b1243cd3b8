package dev.scalpel.benchmarks.webhook;

import dev.scalpel.api.access.ApiKey;
import dev.scalpel.api.access.KeyRing;
import dev.scalpel.api.access.Scope;
import dev.scalpel.api.access.Throttle;
import dev.scalpel.api.receipt.Recipients;
import dev.scalpel.api.routes.HttpApi;
import dev.scalpel.api.routes.HttpApiParts;
import dev.scalpel.api.server.ApiServer;
import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.benchmarks.harness.TemporaryFolder;
import dev.scalpel.settings.value.AllowedAddresses;
import dev.scalpel.settings.value.MessageRoutes;
import dev.scalpel.signals.SignalBox;
import dev.scalpel.signals.box.StoreSignalBox;
import dev.scalpel.signals.message.Recipient;
import dev.scalpel.signals.slot.SlotSchedule;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An alert's way from the socket to the disk, of the API and of a minimal receiver in Python; both wait for the disk. */
public final class WebhookBenchmark implements Benchmark {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant FIRST = NOW.minusSeconds(60);
    private static final String PORTFOLIO = "crypto";
    private static final int BURST = 100;
    private static final int QUICK = 20;
    private static final int ALERTS = 1_000;
    private static final double MEDIAN = 0.5;
    private static final double WORST_OF_A_HUNDRED = 0.99;

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public String question() {
        return "How long until an alert is stored and answered, and are a hundred in one second all stored once?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        int count = run.quick() ? QUICK : ALERTS;
        try (TemporaryFolder folder = TemporaryFolder.of("webhook");
                FlaskReceiver flask = FlaskReceiver.start(folder.path())) {
            SignalBox box =
                    new StoreSignalBox(new DirectoryStore(folder.path().resolve("store"), Durability.FSYNC), clock());
            try (ApiServer server = ApiServer.open(0, api(box), false)) {
                AlertSender ours = new AlertSender(server.uri().resolve("/webhook"), FIRST);
                AlertSender theirs = new AlertSender(flask.address(), FIRST);
                run.log().println("warming up");
                ours.oneAfterTheOther(count);
                theirs.oneAfterTheOther(count);
                run.log().println("measuring " + count + " alerts each");
                List<Double> own = ours.oneAfterTheOther(count);
                List<Double> other = theirs.oneAfterTheOther(count);
                run.log().println("measuring " + BURST + " alerts in one second");
                List<ResultRow> rows = new ArrayList<>();
                rows.addAll(rows("median", at(own, MEDIAN), at(other, MEDIAN)));
                rows.addAll(rows("99th percentile", at(own, WORST_OF_A_HUNDRED), at(other, WORST_OF_A_HUNDRED)));
                double ownBurst = ours.withinOneSecond(BURST);
                rows.addAll(rows(BURST + " alerts in one second", ownBurst, theirs.withinOneSecond(BURST)));
                requireAllStored(box, 2 * count + BURST);
                return rows;
            }
        }
    }

    private static List<ResultRow> rows(String what, double own, double other) {
        String reference = "Flask, " + what;
        return List.of(
                ResultRow.of("Scalpel, " + what, own, "ms", reference, other),
                ResultRow.of(reference, other, "ms", reference, other));
    }

    private static void requireAllStored(SignalBox box, int sent) {
        int stored = box.since(PORTFOLIO, FIRST).size();
        if (stored != sent) {
            throw new BenchmarkException(sent + " different alerts were sent and " + stored + " are stored");
        }
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }

    private static HttpApi api(SignalBox box) {
        Recipient recipient = new Recipient(
                PORTFOLIO, false, List.of(new Recipient.Subscriber("btc", "BTCUSDT", SlotSchedule.immediate(900))));
        KeyRing keys = new KeyRing(List.of(ApiKey.of("one", Scope.signalsTo(PORTFOLIO), "secret", NOW)));
        return new HttpApi(new HttpApiParts(
                () -> keys,
                AllowedAddresses.OF_TRADING_VIEW,
                new Recipients(Map.of(PORTFOLIO, recipient), MessageRoutes.NONE),
                box,
                event -> "{}",
                clock(),
                Throttle.none(),
                Throttle.none(),
                Throttle.none()));
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
