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
import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.LiveHeap;
import dev.scalpel.benchmarks.harness.Median;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.settings.value.AllowedAddresses;
import dev.scalpel.settings.value.MessageRoutes;
import dev.scalpel.signals.SignalBox;
import dev.scalpel.signals.box.StoreSignalBox;
import dev.scalpel.signals.message.Recipient;
import dev.scalpel.signals.slot.SlotSchedule;
import dev.scalpel.store.local.MemoryStore;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** One peer sends all it can of what no sender would, and a sender with the right key is served meanwhile. */
public final class ApiAbuseBenchmark implements Benchmark {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String PORTFOLIO = "crypto";
    private static final int CONNECTIONS = 8;
    private static final int REQUESTS = 40_000;
    private static final int QUICK = 800;
    private static final int SLOW = 2_000;
    private static final int QUICK_SLOW = 100;
    private static final int SLOW_BYTES = 3;
    private static final double GOAL_A_SECOND = 3_000;
    private static final double GOAL_MB = 20;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final int BATCHES = 100;
    private static final String LETTERS = "/abcsignalskeytrading%.-_~;@:$0123";
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND");

    @Override
    public String name() {
        return "api-abuse";
    }

    @Override
    public String question() {
        return "How many requests a second of one peer does the API refuse, is a sender with the right key served meanwhile, and"
                + " does memory stay flat?";
    }

    /**
     * One kind of abuse.
     *
     * @param requests by their number
     * @param allowed the statuses that may answer
     */
    private record Abuse(String name, IntFunction<byte[]> requests, Set<Integer> allowed) {}

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        int count = run.quick() ? QUICK : REQUESTS;
        List<ResultRow> rows = new ArrayList<>();
        SignalBox box = new StoreSignalBox(new MemoryStore(), clock());
        try (ApiServer server = ApiServer.open(0, api(box), true);
                RightSender sender = new RightSender(server.uri(), NOW.minusSeconds(60))) {
            for (Abuse abuse : abuses()) {
                flood(server.uri(), abuse, count / 4);
            }
            double before = LiveHeap.megabytes();
            for (Abuse abuse : abuses()) {
                run.log().println("api-abuse: " + abuse.name());
                sender.begin();
                double seconds = flood(server.uri(), abuse, count);
                rows.add(ResultRow.of(abuse.name(), count / seconds, "requests/s", "goal", GOAL_A_SECOND));
                rows.addAll(sender.end(abuse.name()));
            }
            int slow = run.quick() ? QUICK_SLOW : SLOW;
            String name = slow + " slow bodies at once";
            run.log().println("api-abuse: " + name);
            sender.begin();
            double givenUp = slow(server.uri(), slow);
            rows.addAll(sender.end(name));
            rows.add(ResultRow.of(name + ": of them given up", givenUp, "connections", "all of them", slow));
            rows.add(ResultRow.of(
                    "growth of the live heap over all of it", LiveHeap.megabytes() - before, "MB", "goal", GOAL_MB));
            int stored = box.since(PORTFOLIO, NOW.minusSeconds(60)).size();
            if (stored != sender.sent()) {
                throw new BenchmarkException(
                        sender.sent() + " alerts had the right key, and " + stored + " are stored");
            }
            rows.addAll(refusals(run.quick() ? QUICK : REQUESTS));
        } catch (IOException failed) {
            throw new BenchmarkException("a request was not answered", failed);
        }
        return rows;
    }

    private static List<Abuse> abuses() {
        String alert =
                "{\"key\":\"%s\",\"time\":\"2026-11-20T11:59:59Z\",\"ticker\":\"BTCUSDT\",\"order_action\":\"buy\"}";
        return List.of(
                new Abuse(
                        "wrong keys",
                        number -> RawClient.request("POST", "/webhook", "", alert.formatted("wrong" + number)),
                        Set.of(401)),
                new Abuse(
                        "wrong keys for questions",
                        number -> RawClient.request(
                                "GET", "/account", "Authorization: Bearer wrong" + number + "\r\n", ""),
                        Set.of(401)),
                new Abuse(
                        "nesting bombs",
                        number -> RawClient.request("POST", "/webhook", "", "{\"a\":".repeat(1_300) + "["),
                        Set.of(400)),
                new Abuse(
                        "forged forwarding headers",
                        number -> RawClient.request(
                                "POST",
                                "/webhook",
                                "X-Forwarded-For: 52.89.214.238, 10.0." + number % 256 + ".1\r\n",
                                alert.formatted("secret")),
                        Set.of(403)),
                new Abuse("paths and methods at random", ApiAbuseBenchmark::random, Set.of(400, 401, 404, 405, 501)));
    }

    private static byte[] random(int number) {
        Random random = new Random(number);
        StringBuilder path = new StringBuilder("/");
        for (int c = random.nextInt(40); c > 0; c--) {
            char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
            path.append(letter == '%' ? "%41" : letter);
        }
        return RawClient.request(METHODS.get(random.nextInt(METHODS.size())), path.toString(), "", "{}");
    }

    /** Seconds until all are answered. */
    private static double flood(URI server, Abuse abuse, int count) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            long start = System.nanoTime();
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int connection = 0; connection < CONNECTIONS; connection++) {
                int first = connection;
                tasks.add(() -> {
                    try (RawClient client = new RawClient(server)) {
                        for (int number = first; number < count; number += CONNECTIONS) {
                            int status = client.send(abuse.requests().apply(number));
                            if (!abuse.allowed().contains(status)) {
                                throw new BenchmarkException(
                                        abuse.name() + ", number " + number + ", was answered with " + status);
                            }
                        }
                    }
                    return count;
                });
            }
            for (Future<Integer> each : threads.invokeAll(tasks)) {
                each.get();
            }
            return (System.nanoTime() - start) / NANOS_PER_SECOND;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted", stopped);
        } catch (ExecutionException failed) {
            throw new IOException(abuse.name() + " failed", failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Many connections that begin a request, send a byte a second and never end it; how many the server closed. */
    private static int slow(URI server, int count) throws IOException {
        List<RawClient> clients = new ArrayList<>();
        Set<RawClient> givenUp = new HashSet<>();
        try {
            byte[] begin = RawClient.request("POST", "/webhook", "", "x".repeat(2_000));
            for (int i = 0; i < count; i++) {
                RawClient client = new RawClient(server);
                clients.add(client);
                client.write(Arrays.copyOf(begin, begin.length - 1_990));
            }
            for (int round = 0; round < SLOW_BYTES; round++) {
                Thread.sleep(1_000);
                for (RawClient client : clients) {
                    try {
                        client.write(new byte[] {'x'});
                    } catch (IOException closed) {
                        // A later byte to it fails as well.
                        givenUp.add(client);
                    }
                }
            }
            return givenUp.size();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted", stopped);
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    /** Microseconds to refuse a key of which nothing, or all but the last letter, is right; in turns. */
    private static List<ResultRow> refusals(int count) {
        String right = "Wm9vMmVpcGgxUGgzaGVpTjVhZTdvb0YxYWhzMQAAAA";
        KeyRing keys = new KeyRing(List.of(ApiKey.of("one", Scope.READ, right + "A", NOW)));
        List<String> wrong = List.of("x" + right.substring(1) + "A", right + "B");
        List<List<Double>> micros = List.of(new ArrayList<>(), new ArrayList<>());
        int batch = count / BATCHES;
        for (int turn = 0; turn < 2 * BATCHES; turn++) {
            long start = System.nanoTime();
            for (int i = 0; i < batch; i++) {
                if (keys.find(wrong.get(turn % 2)).isPresent()) {
                    throw new BenchmarkException("a wrong key was taken");
                }
            }
            micros.get(turn % 2).add((System.nanoTime() - start) / NANOS_PER_MICRO / batch);
        }
        String first = "refusing a key whose first letter is wrong";
        double reference = Median.of(micros.get(0));
        return List.of(
                ResultRow.of(first, reference, "µs", first, reference),
                ResultRow.of(
                        "refusing a key whose last letter is wrong", Median.of(micros.get(1)), "µs", first, reference));
    }

    private static HttpApi api(SignalBox box) {
        Recipient recipient = new Recipient(
                PORTFOLIO, false, List.of(new Recipient.Subscriber("btc", "BTCUSDT", SlotSchedule.immediate(900))));
        KeyRing keys = new KeyRing(List.of(ApiKey.of("one", Scope.signalsTo(PORTFOLIO), "secret", NOW)));
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
