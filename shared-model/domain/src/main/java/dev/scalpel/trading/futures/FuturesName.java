package dev.scalpel.trading.futures;

import dev.scalpel.market.Symbol;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a name of futures means: a root, and where the name says so one contract of it. Without a contract it is the one in
 * front.
 */
public record FuturesName(FuturesRoot root, Optional<FuturesContract> contract) {

    private static final String FRONT = "1!";
    private static final Pattern CONTINUOUS = Pattern.compile("([A-Z]+)(\\d+!)");
    private static final Pattern CONTRACT =
            Pattern.compile("([A-Z]+)([" + FuturesRoot.ALL_MONTHS + "])(\\d|\\d\\d|\\d{4})");
    private static final int CENTURY = 2_000;
    private static final int DECADE = 10;
    /** A year of one digit is at most so many years ago; contracts are listed for no more than the rest of the ten years. */
    private static final int YEARS_AGO = 4;

    /** Whether the text has the form of a name of futures with a known root. */
    public static boolean isKnown(String text, LocalDate today) {
        try {
            parse(text, today);
            return true;
        } catch (RefusedContractException refused) {
            return false;
        }
    }

    /**
     * Whether two names mean the same future: the same root, and no two different contracts. {@code ES1!} and {@code ESZ2026} do, as
     * {@code ESZ6} and {@code ESZ2026}. Texts that name no known future mean none.
     */
    public static boolean areSame(String one, String other) {
        return known(one)
                .flatMap(first -> known(other).filter(first::agreesWith))
                .isPresent();
    }

    /** Why the symbol is that of no future: its base has an unknown root, or its quote asset is not the future's. */
    public static Optional<String> refusalOf(Symbol symbol) {
        try {
            FuturesRoot root = parse(symbol.base(), LocalDate.EPOCH).root();
            String quote = root.symbol().quote();
            return symbol.quote().equals(quote)
                    ? Optional.empty()
                    : Optional.of(root + " is priced in " + quote + ", not in " + symbol.quote());
        } catch (RefusedContractException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    private static Optional<FuturesName> known(String text) {
        try {
            // In which decade a contract is does not matter here: its name has one digit of the year.
            return Optional.of(parse(text, LocalDate.EPOCH));
        } catch (RefusedContractException refused) {
            return Optional.empty();
        }
    }

    private boolean agreesWith(FuturesName other) {
        return root == other.root
                && (contract.isEmpty()
                        || other.contract.isEmpty()
                        || contract.get().name().equals(other.contract.get().name()));
    }

    /**
     * Reads {@code ES}, {@code ES1!}, {@code ESZ6}, {@code ESZ26} and {@code ESZ2026}, in any case, with or without
     * {@code EXCHANGE:}.
     *
     * @param today decides which decade a year of one digit is in
     * @throws RefusedContractException when the root is unknown, the exchange is not the root's, or there is no such contract
     */
    public static FuturesName parse(String text, LocalDate today) {
        String upper = text.trim().toUpperCase(Locale.ROOT);
        int colon = upper.indexOf(':');
        FuturesName name = withoutVenue(upper.substring(colon + 1), text, today);
        if (colon >= 0 && !name.root().isTradedAt(upper.substring(0, colon))) {
            throw new RefusedContractException(
                    name.root() + " is not traded at " + upper.substring(0, colon) + ": '" + text + "'");
        }
        return name;
    }

    private static FuturesName withoutVenue(String name, String text, LocalDate today) {
        Optional<FuturesRoot> bare = FuturesRoot.of(name);
        if (bare.isPresent()) {
            return new FuturesName(bare.get(), Optional.empty());
        }
        Matcher continuous = CONTINUOUS.matcher(name);
        if (continuous.matches()) {
            FuturesRoot root = root(continuous.group(1), text);
            if (!continuous.group(2).equals(FRONT)) {
                throw new RefusedContractException("only the contract in front is traded by its place, as in " + root
                        + FRONT + ": '" + text + "'");
            }
            return new FuturesName(root, Optional.empty());
        }
        Matcher contract = CONTRACT.matcher(name);
        if (!contract.matches()) {
            throw unknown(text);
        }
        FuturesRoot root = root(contract.group(1), text);
        int month = FuturesRoot.ALL_MONTHS.indexOf(contract.group(2)) + 1;
        int year = year(contract.group(3), today.getYear());
        return new FuturesName(root, Optional.of(new FuturesContract(root, YearMonth.of(year, month))));
    }

    private static FuturesRoot root(String name, String text) {
        return FuturesRoot.of(name).orElseThrow(() -> unknown(text));
    }

    private static RefusedContractException unknown(String text) {
        return new RefusedContractException("'" + text + "' names no known future: expected one of "
                + FuturesRoot.names() + ", as in ES, ES1!, ESZ6 or ESZ2026");
    }

    private static int year(String digits, int thisYear) {
        int number = Integer.parseInt(digits);
        return switch (digits.length()) {
            case 1 -> thisYear - YEARS_AGO + Math.floorMod(number - (thisYear - YEARS_AGO), DECADE);
            case 2 -> CENTURY + number;
            default -> number;
        };
    }
}
