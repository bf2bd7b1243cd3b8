@NullMarked
package dev.scalpel.execution.champion;

import org.jspecify.annotations.NullMarked;
