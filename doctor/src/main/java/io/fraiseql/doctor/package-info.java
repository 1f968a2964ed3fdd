/**
 * Whether a database keeps tenants apart: the catalog's checks, the proof of the policies, and what the user is told
 * of them.
 */
@NullMarked
package io.fraiseql.doctor;

import org.jspecify.annotations.NullMarked;
