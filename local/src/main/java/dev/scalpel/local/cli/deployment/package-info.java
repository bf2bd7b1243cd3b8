/** Commands that deploy the bot to AWS and estimate its cost. */
@NullMarked
package dev.scalpel.local.cli.deployment;

import org.jspecify.annotations.NullMarked;
