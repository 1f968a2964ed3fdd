/**
 * Which tenants exist, in what state, and where each lives; in memory, kept current by notification and by interval.
 */
@NullMarked
package io.fraiseql.tenancy.registry;

import org.jspecify.annotations.NullMarked;
