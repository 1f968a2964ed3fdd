/** The resolution of a request's tenant: the chain of sources, and what happens when they disagree. */
@NullMarked
package io.fraiseql.tenancy.resolution;

import org.jspecify.annotations.NullMarked;
