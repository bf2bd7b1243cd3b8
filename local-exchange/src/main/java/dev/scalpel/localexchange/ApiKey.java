package dev.scalpel.localexchange;

/**
 * The key of the exchange's one account and what it may do.
 *
 * @param mayTrade whether orders are taken; without it they are refused with -2015
 * @param mayWithdraw only told by {@code apiRestrictions}: there is nothing to withdraw to
 */
public record ApiKey(String key, String secret, boolean mayTrade, boolean mayWithdraw) {

    public ApiKey {
        if (key.isEmpty() || secret.isEmpty()) {
            throw new IllegalArgumentException("key and secret must not be empty");
        }
    }

    /** A key for rehearsals: it may trade and not withdraw. Worth nothing anywhere else. */
    public static ApiKey rehearsal() {
        return new ApiKey("rehearsal-key", "rehearsal-secret", true, false);
    }

    /** Without the secret, so that it can be printed. */
    @Override
    public String toString() {
        return "ApiKey[" + key + "]";
    }
}
