package dev.devex.runner.search;

/**
 * How a search ended.
 *
 * @param files in how many files there were matches
 * @param truncated there may be more: the limit was reached, or a file took too long
 */
public record SearchSummary(int matches, int files, boolean truncated, boolean cancelled) {}
