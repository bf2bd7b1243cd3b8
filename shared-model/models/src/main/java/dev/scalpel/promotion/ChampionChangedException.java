package dev.scalpel.promotion;

/** The challenger was judged against a model that is no longer the champion. Nothing was changed. */
public final class ChampionChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChampionChangedException(String key, String judgedAgainst, String found) {
        super("not promoted: it was judged against " + judgedAgainst + ", and by now " + key + " names " + found
                + "; train again to be judged against that");
    }
}
