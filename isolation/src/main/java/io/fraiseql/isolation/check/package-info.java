/**
 * What the doctor looks for beyond policies: each check asks the catalog one question, and says what follows from
 * the answer.
 */
@NullMarked
package io.fraiseql.isolation.check;

import org.jspecify.annotations.NullMarked;
