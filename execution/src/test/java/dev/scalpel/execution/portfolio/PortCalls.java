package dev.scalpel.execution.portfolio;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Counts the requests of a process to store and venue, kills it before or after one of them, and fails those that a test
 * names.
 */
final class PortCalls {

    private static final Set<String> NO_REQUESTS =
            Set.of("capabilities", "venueMillis", "toString", "hashCode", "equals");

    private final List<String> names = new ArrayList<>();
    private int killBefore = Integer.MAX_VALUE;
    private int killAfter = Integer.MAX_VALUE;
    private String killAfterName = "";
    private String failing = "";
    private int failures;
    private RuntimeException failure = new IllegalStateException("no failure is set");

    /** The process is gone, wherever it was. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Counts from 1 again. */
    void begin() {
        names.clear();
        killBefore = Integer.MAX_VALUE;
        killAfter = Integer.MAX_VALUE;
        killAfterName = "";
    }

    void killBefore(int call) {
        begin();
        killBefore = call;
    }

    void killAfter(int call) {
        begin();
        killAfter = call;
    }

    /** The next requests of this name fail and do nothing. */
    void fail(String name, int times, RuntimeException with) {
        failing = name;
        failures = times;
        failure = with;
    }

    /** The process dies after the next request of this name. */
    void killAfterNext(String name) {
        begin();
        killAfterName = name;
    }

    /** Since {@link #begin}: {@code venue.send}, {@code store.putIfMatch}. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** The numbers of those that change something: a process that dies after a read has died before the next of them. */
    List<Integer> effects() {
        return IntStream.rangeClosed(1, names.size())
                .filter(number -> names.get(number - 1).matches("venue\\.(send.*|cancel)|store\\.put.*"))
                .boxed()
                .toList();
    }

    <T> T around(Class<T> port, T inner, String name) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    boolean request = !NO_REQUESTS.contains(method.getName());
                    int number = request ? names.size() + 1 : 0;
                    if (request) {
                        names.add(name + "." + method.getName());
                    }
                    if (number == killBefore) {
                        throw new Killed();
                    }
                    if (failures > 0 && failing.equals(name + "." + method.getName())) {
                        failures--;
                        throw failure;
                    }
                    try {
                        Object answer = method.invoke(inner, arguments);
                        if (number == killAfter || killAfterName.equals(name + "." + method.getName())) {
                            throw new Killed();
                        }
                        return answer;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }
}
