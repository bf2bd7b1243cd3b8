/** Lambda 6: the lake's files and analyses, brought up to date by the daily pipeline. Nothing that trades reads them. */
@NullMarked
package dev.scalpel.lake.function;

import org.jspecify.annotations.NullMarked;
