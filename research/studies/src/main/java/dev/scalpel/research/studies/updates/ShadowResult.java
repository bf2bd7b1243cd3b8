package dev.scalpel.research.studies.updates;

/**
 * What an account earned.
 *
 * @param returns net, of each day
 * @param counted whether the instrument was in the universe at some time of each day, or a position of an earlier day was open
 * @param tradesSha256 hash of the trades that were closed in these days
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ShadowResult(double[] returns, boolean[] counted, String tradesSha256) {}
