/** The review in sentences: verdict, headline metrics, changes, points that need attention; shared by page, JSON and mail. */
@NullMarked
package dev.scalpel.monitoring.report.summary;

import org.jspecify.annotations.NullMarked;
