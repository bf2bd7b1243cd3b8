package dev.scalpel.learning.score;

/**
 * Some rows of a day, with features and labels. Nobody may change the arrays.
 *
 * @param inputs of each row without the constant, one row after the other
 * @param labels of each row by horizon, one row after the other
 */
record SampledDay(int rows, float[] inputs, float[] labels) {}
