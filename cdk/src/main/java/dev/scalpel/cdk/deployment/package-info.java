/** What is deployed: settings that are checked for a stage, and the folders of the packages. */
@NullMarked
package dev.scalpel.cdk.deployment;

import org.jspecify.annotations.NullMarked;
