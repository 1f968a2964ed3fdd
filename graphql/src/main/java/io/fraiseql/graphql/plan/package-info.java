/** A document becomes a plan: pure, cached, and without a tenant in it. Internal. */
@NullMarked
package io.fraiseql.graphql.plan;

import org.jspecify.annotations.NullMarked;
