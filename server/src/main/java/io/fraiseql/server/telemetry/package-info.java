/** What a running server tells of itself: metrics, and the audit of requests. Internal. */
@NullMarked
package io.fraiseql.server.telemetry;

import org.jspecify.annotations.NullMarked;
