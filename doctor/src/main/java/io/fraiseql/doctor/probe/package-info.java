/**
 * The examination that tries: two tenants are made, each is asked for the other's rows, and all of it is rolled back.
 */
@NullMarked
package io.fraiseql.doctor.probe;

import org.jspecify.annotations.NullMarked;
