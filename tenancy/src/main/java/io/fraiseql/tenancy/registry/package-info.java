/**
 * The registry of tenants: which exist, in what state, and where each lives. It is held in memory and kept current by
 * notification and by interval.
 */
@NullMarked
package io.fraiseql.tenancy.registry;

import org.jspecify.annotations.NullMarked;
