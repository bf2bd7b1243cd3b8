package dev.scalpel.localexchange.protocol;

/** What a call counts against the request weight limit; rest-api.md states it with each call under "Weight". */
@FunctionalInterface
public interface RequestWeight {

    int of(Parameters parameters);

    static RequestWeight of(int always) {
        return parameters -> always;
    }

    /** One weight with this parameter, another without it. */
    static RequestWeight with(String name, int present, int absent) {
        return parameters -> parameters.has(name) ? present : absent;
    }

    /** A weight per requested symbol, up to a cap; another weight when none is named. */
    static RequestWeight eachSymbol(int each, int cap, int unnamed) {
        return parameters -> {
            int symbols = parameters.namedSymbols();
            return symbols == 0 ? unnamed : Math.min(cap, each * symbols);
        };
    }

    /** {@code ticker/24hr}: by the number of symbols, all of them when none is named. */
    static int dayTicker(Parameters parameters) {
        int symbols = parameters.namedSymbols();
        if (symbols == 0 || symbols > 100) {
            return 80;
        }
        return symbols > 20 ? 40 : 2;
    }

    /** {@code depth}: by the number of requested levels. */
    static int depth(Parameters parameters) {
        int levels = parameters.limit(100, 5_000);
        if (levels > 1_000) {
            return 250;
        }
        if (levels > 500) {
            return 50;
        }
        return levels > 100 ? 25 : 5;
    }
}
