package dev.scalpel.venue.contract;

import dev.scalpel.ledger.Intent;
import dev.scalpel.venue.adapter.AccountReader;
import dev.scalpel.venue.trading.Broker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Every call of a broker, with every fault, in a process of its own: logs are set up once in a process. */
final class EveryCall {

    private final VenueStandIn venue;
    private final Broker broker;
    private final AccountReader account;
    private final ContractIntents intents;
    private final StringWriter failures = new StringWriter();
    private final PrintWriter printer = new PrintWriter(failures);
    private int round;

    private EveryCall(VenueStandIn venue) {
        this.venue = venue;
        broker = ContractBrokers.taker(venue);
        account = AccountReader.connect(
                        ContractBrokers.settings(venue, ""),
                        venue.environment(),
                        ContractBrokers.NO_SECRET,
                        venue.clock())
                .orElseThrow();
        intents = new ContractIntents(
                broker.instrument(venue.symbol()), broker.capabilities().idempotency(), venue);
    }

    public static void main(String[] arguments) {
        try (VenueStandIn venue = standIn(arguments[0])) {
            EveryCall all = new EveryCall(venue);
            all.run();
            all.printer.flush();
            System.out.print(all.failures);
        }
        System.out.println("done");
        System.exit(0);
    }

    static VenueStandIn standIn(String name) {
        try {
            return Class.forName(name)
                    .asSubclass(VenueStandIn.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "a stand-in is a public class with a public constructor without parameters: " + name, e);
        }
    }

    private void run() {
        System.out.println(ContractBrokers.settings(venue, ""));
        calls().forEach(this::attempt);
        for (VenueFault fault : VenueFault.values()) {
            int calls = calls().size();
            for (int call = 0; call < calls; call++) {
                venue.failNext(fault);
                attempt(calls().get(call));
            }
        }
        venue.close();
        calls().forEach(this::attempt);
    }

    private List<Runnable> calls() {
        round++;
        Intent entry = intents.entry("e" + round);
        Intent protection = intents.protection("p" + round, intents.units("0.6"));
        return List.of(
                broker::synchronise,
                () -> System.out.println(broker.balances()),
                () -> System.out.println(account.commission(venue.symbol())),
                () -> System.out.println(broker.netQuantity(venue.symbol())),
                () -> System.out.println(broker.instrumentNow(venue.symbol())),
                () -> System.out.println(broker.quote(venue.symbol())),
                () -> System.out.println(broker.send(venue.symbol(), entry)),
                () -> System.out.println(broker.find(venue.symbol(), entry)),
                () -> System.out.println(broker.send(venue.symbol(), protection)),
                () -> broker.openOrders(venue.symbol()).forEach(order -> broker.cancel(venue.symbol(), order)),
                () -> System.out.println(
                        broker.fillsSince(venue.symbol(), venue.clock().millis() - 60_000)));
    }

    private void attempt(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            e.printStackTrace(printer);
        }
    }
}
