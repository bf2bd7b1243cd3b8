/** What a portfolio's strategies take from models and rules: targets, and opinions of entries. */
@NullMarked
package dev.scalpel.execution.strategy;

import org.jspecify.annotations.NullMarked;
