package dev.scalpel.market;

/** The values violate a rule of {@link Bar}. */
public final class InvalidBarException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final long openTime;

    InvalidBarException(long openTime, String violation) {
        super(violation);
        this.openTime = openTime;
    }

    public long openTime() {
        return openTime;
    }
}
