/** The review in sentences, shared by page, JSON and mail: verdict, key metrics, changes, points that need attention. */
@NullMarked
package dev.scalpel.monitoring.report.summary;

import org.jspecify.annotations.NullMarked;
