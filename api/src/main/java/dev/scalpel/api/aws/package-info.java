/** The front end of API Gateway, and what it uses of AWS. */
@NullMarked
package dev.scalpel.api.aws;

import org.jspecify.annotations.NullMarked;
