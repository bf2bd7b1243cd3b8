/** The AWS stack: what is deployed, who may do what, when it is called, and what raises the alarm. */
@NullMarked
package dev.scalpel.cdk;

import org.jspecify.annotations.NullMarked;
