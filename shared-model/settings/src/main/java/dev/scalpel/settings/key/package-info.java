/** Every setting, declared once, by topic. */
@NullMarked
package dev.scalpel.settings.key;

import org.jspecify.annotations.NullMarked;
