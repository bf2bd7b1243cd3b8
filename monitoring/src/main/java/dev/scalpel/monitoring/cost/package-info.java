/** What AWS charges for a deployment: measured usage times a dated price table. */
@NullMarked
package dev.scalpel.monitoring.cost;

import org.jspecify.annotations.NullMarked;
