@NullMarked
package dev.scalpel.execution;

import org.jspecify.annotations.NullMarked;
