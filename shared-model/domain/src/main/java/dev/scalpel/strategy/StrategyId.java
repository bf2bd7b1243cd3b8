package dev.scalpel.strategy;

/**
 * A strategy's name and origin: what decisions, orders, positions and rows carry of it.
 *
 * @param name 1 to {@value #MAX_LENGTH} of A-Z a-z 0-9 . _ -
 */
public record StrategyId(String name, Origin origin) {

    /** The model's own strategy, which every instrument has. */
    public static final StrategyId MODEL = new StrategyId("model", Origin.MODEL);

    private static final int MAX_LENGTH = 40;

    public StrategyId {
        requireName(name);
    }

    /** The same id for the same values; {@link #MODEL} without a new object, because most rows have it. */
    public static StrategyId of(String name, Origin origin) {
        return origin == Origin.MODEL && name.equals(MODEL.name) ? MODEL : new StrategyId(name, origin);
    }

    public static void requireName(String name) {
        boolean fits = !name.isEmpty() && name.length() <= MAX_LENGTH;
        for (int i = 0; fits && i < name.length(); i++) {
            fits = isOfName(name.charAt(i));
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "a strategy's name must be 1 to " + MAX_LENGTH + " of A-Z a-z 0-9 . _ -: '" + name + "'");
        }
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-';
    }

    @Override
    public String toString() {
        return name + " (" + origin + ")";
    }
}
