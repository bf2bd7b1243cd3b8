package dev.scalpel.promotion;

/** The challenger beat a champion that is not the champion any more. Nothing was changed. */
public final class ChampionChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChampionChangedException(String key, String judgedAgainst, String found) {
        super("not promoted: it was judged against " + judgedAgainst + ", and by now " + key + " names " + found
                + "; train again to be judged against that");
    }
}
