/** What a portfolio has done, for people and reports: its orders and the outcomes of its signals. */
@NullMarked
package dev.scalpel.portfolio.records;

import org.jspecify.annotations.NullMarked;
